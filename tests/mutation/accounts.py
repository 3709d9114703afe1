"""Clean accounts of an invented department: every total is the sum of its parts, in units of 0.01 万元."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import Decimal

CLASSES: dict[str, tuple[str, dict[str, tuple[str, dict[str, tuple[str, str]]]]]] = {
    "201": (
        "一般公共服务支出",
        {
            "20103": (
                "政府办公厅（室）及相关机构事务",
                {
                    "2010301": ("行政运行", "basic"),
                    "2010302": ("一般行政管理事务", "project"),
                    "2010350": ("事业运行", "basic"),
                },
            )
        },
    ),
    "208": (
        "社会保障和就业支出",
        {
            "20805": (
                "行政事业单位养老支出",
                {
                    "2080505": ("机关事业单位基本养老保险缴费支出", "basic"),
                    "2080506": ("机关事业单位职业年金缴费支出", "basic"),
                },
            )
        },
    ),
    "210": (
        "卫生健康支出",
        {
            "21011": (
                "行政事业单位医疗",
                {"2101101": ("行政单位医疗", "basic"), "2101103": ("公务员医疗补助", "basic")},
            )
        },
    ),
    "213": (
        "农林水支出",
        {
            "21305": (
                "巩固脱贫攻坚成果衔接乡村振兴",
                {"2130599": ("其他巩固脱贫攻坚成果衔接乡村振兴支出", "project")},
            )
        },
    ),
    "221": (
        "住房保障支出",
        {"22102": ("住房改革支出", {"2210201": ("住房公积金", "basic"), "2210203": ("购房补贴", "basic")})},
    ),
}
PERSONNEL = {
    "30101": "基本工资",
    "30102": "津贴补贴",
    "30103": "奖金",
    "30108": "机关事业单位基本养老保险缴费",
    "30113": "住房公积金",
    "30305": "生活补助",
}
PUBLIC_USE = {
    "30201": "办公费",
    "30207": "邮电费",
    "30211": "差旅费",
    "30217": "公务接待费",
    "30228": "工会经费",
    "30231": "公务用车运行维护费",
    "31002": "办公设备购置",
}


def share(part: int, whole: int) -> Decimal:
    """Return the percentage printed with two places."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.01"))


@dataclass
class Accounts:
    """All amounts in hundredths of 万元."""

    year: int
    body: str
    items: dict[str, int] = field(default_factory=dict)
    budget: dict[str, int] = field(default_factory=dict)
    other_revenue: int = 0
    opening: int = 0
    closing: int = 0
    prior: dict[str, int] = field(default_factory=dict)
    personnel: dict[str, int] = field(default_factory=dict)
    public_use: dict[str, int] = field(default_factory=dict)
    three: dict[str, int] = field(default_factory=dict)
    three_budget: dict[str, int] = field(default_factory=dict)
    procurement: dict[str, int] = field(default_factory=dict)

    def total(self, nature: str | None = None, prefix: str = "") -> int:
        """Return the sum of the items of a nature and code prefix."""
        return sum(
            amount
            for code, amount in self.items.items()
            if code.startswith(prefix) and (nature is None or nature_of(code) == nature)
        )

    @property
    def spent(self) -> int:
        """本年支出合计."""
        return self.total()

    @property
    def grand(self) -> int:
        """收入总计."""
        return self.spent + self.closing

    @property
    def fiscal(self) -> int:
        """一般公共预算财政拨款收入."""
        return self.grand - self.opening - self.other_revenue

    @property
    def current(self) -> int:
        """本年收入合计."""
        return self.fiscal + self.other_revenue


def nature_of(code: str) -> str:
    """Return basic or project of an item code."""
    return CLASSES[code[:3]][1][code[:5]][1][code][1]


def draw(seed: int) -> Accounts:
    """Return clean accounts. All money is general public budget, so that scopes agree."""
    rng = random.Random(seed)
    one = Accounts(2022, rng.choice(("青屏县水务局", "云栖县档案馆", "北川河市统计局")))
    for _, subs in CLASSES.values():
        for _, items in subs.values():
            for code, (_, nature) in items.items():
                one.items[code] = rng.randint(300, 9000) if nature == "basic" else rng.randint(3000, 60000)
    one.budget = {code: amount + rng.choice((0, rng.randint(50, 900))) for code, amount in one.items.items()}
    basic = one.total("basic")
    one.public_use = _split(rng, basic // 5, list(PUBLIC_USE))
    one.personnel = _split(rng, basic - sum(one.public_use.values()), list(PERSONNEL))
    one.other_revenue = rng.randint(100, 900)
    one.opening, one.closing = rng.randint(1000, 9000), rng.randint(1000, 9000)
    one.three = {
        "overseas": 0,
        "vehicle_purchase": rng.randint(1200, 2500),
        "vehicle_operation": one.public_use["30231"] + rng.randint(0, 300),
        "reception": one.public_use["30217"] + rng.randint(0, 200),
    }
    one.three_budget = {
        key: amount + (rng.randint(20, 300) if amount else 0) for key, amount in one.three.items()
    }
    goods, works, services = rng.randint(500, 5000), 0, rng.randint(500, 5000)
    sme = (goods + services) * 3 // 4
    one.procurement = {"goods": goods, "works": works, "services": services, "sme": sme, "micro": sme // 2}
    one.prior = {
        "grand": one.grand + rng.randint(500, 9000),
        "spent": one.spent - rng.randint(500, 5000),
        "three": max(100, sum(one.three.values()) - rng.randint(50, 900)),
        "operating": sum(one.public_use.values()) + rng.randint(20, 300),
    }
    return one


def _split(rng: random.Random, whole: int, keys: list[str]) -> dict[str, int]:
    weights = [rng.randint(1, 9) for _ in keys]
    parts = {key: whole * weight // sum(weights) for key, weight in zip(keys, weights, strict=True)}
    parts[keys[0]] += whole - sum(parts.values())
    return parts
