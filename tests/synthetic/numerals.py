"""Amounts in words: 三万元, 壹拾贰万元, 五万三千元整. Whole numbers only."""

from __future__ import annotations

PLAIN = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
_PLACES = {PLAIN: ("千", "百", "十", ""), FORMAL: ("仟", "佰", "拾", "")}


def four_digits(number: int, digits: str) -> str:
    """Write a number below ten thousand; formal writing keeps the 壹 of 壹拾."""
    if number == 0:
        return digits[0]
    text = ""
    for place, name in zip((1000, 100, 10, 1), _PLACES[digits], strict=True):
        digit = number // place % 10
        if digit:
            text += digits[digit] + name
        elif text and not text.endswith(digits[0]) and number % place:
            text += digits[0]
    return text[1:] if digits == PLAIN and text.startswith("一十") else text


def in_words(yuan: int, formal: bool) -> str:
    """Write whole yuan with its unit: the 万 part first, the rest below it."""
    digits = FORMAL if formal else PLAIN
    high, low = divmod(yuan, 10_000)
    if yuan == 0:
        return digits[0] + "元"
    if high == 0:
        return four_digits(low, digits) + ("元整" if formal else "元")
    if low == 0:
        return four_digits(high, digits) + "万元"
    gap = digits[0] if low < 1000 else ""
    return four_digits(high, digits) + "万" + gap + four_digits(low, digits) + ("元整" if formal else "元")
