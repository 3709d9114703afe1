"""The command line ``juesuan``. Importing it, and ``--help``, import neither dagster nor dbt.

A command is one module with ``arguments(parser)`` and ``run(args) -> int``, registered in ``COMMANDS``;
only the module of the command that was asked for is imported. Exit codes: 0 done, 1 not published,
failed or findings, 2 wrong usage or nothing to work on, 3 another build is running, 130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("orchestration.cli.build", "读取报告，构建并发布仓库"),
    "status": ("orchestration.cli.status", "已发布的是什么、何时发布、读得怎样"),
    "files": ("orchestration.cli.files", "每个文件的去向：入库了没有，为什么没有，有什么要留意"),
    "explain": ("orchestration.cli.explain", "一个数字从哪句话来，还有哪些地方写了它"),
    "sql": ("orchestration.cli.sql", "查询已发布的仓库（只读）"),
    "findings": ("orchestration.cli.findings", "报告自身的矛盾：错在哪里、应与什么相符、怎样改"),
    "unresolved": ("orchestration.cli.unresolved", "还没有读懂的金额，按写法归类，供补充词表"),
    "lexicon": ("orchestration.cli.lexicon", "检查词表：每个词条都能读对自己的例句"),
    "prepare": ("orchestration.cli.prepare", "生成图形界面所需的 dbt 清单"),
}
"""Name to module and one line of help."""


_CHINESE = (
    (r"the following arguments are required: (.*)", r"还需要写明：\1"),
    (r"unrecognized arguments: (.*)", r"不认识：\1"),
    (r"argument ([^:]*): invalid choice: (.*) \(choose from (.*)\)", r"\1不能是 \2，可选：\3"),
    (r"argument ([^:]*): invalid \w+ value: (.*)", r"\1的值 \2 应为数字"),
    (r"argument ([^:]*): expected (?:one|at least one) argument", r"\1 后面还要写一个值"),
)
"""What argparse says, as a pattern, and the same in Chinese."""


class _Parser(argparse.ArgumentParser):
    """Says in Chinese how a command is written, and what of it is wrong."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False)
        self._positionals.title, self._optionals.title = "内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示帮助")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, words in _CHINESE:
            message = re.sub(f"^{pattern}$", words, message)
        self.exit(2, f"命令写法有误：{message}\n运行 {self.prog} --help 查看用法\n")


class _Version(argparse.Action):
    """Prints the version of program and parser; looks them up only then."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, nargs=0)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version

        from ingestion.version import PARSER_VERSION

        try:
            program = version("juesuan")
        except PackageNotFoundError:
            program = "（未安装，从源码运行）"
        print(f"juesuan {program}，解析器版本 {PARSER_VERSION}")
        parser.exit()


class UsageError(Exception):
    """Something the user can put right; the message is Chinese and says how."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Errors end as one Chinese message, never as a traceback.

    Without ``argv`` it is the program itself and ends the process: everything is written and closed by
    then, and taking thousands of modules apart would keep the user waiting for half a second.
    """
    if argv is not None:
        return _main(argv)
    code = _main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)


def _main(given: Sequence[str]) -> int:
    parser = _parser(next((word for word in given if not word.startswith("-")), ""))
    args = parser.parse_args(given)
    if not args.command:
        parser.print_help()
        return 2
    try:
        module = importlib.import_module(COMMANDS[args.command][0])
        code = int(module.run(args))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return _fail("已中断。已发布的仓库没有变化，再次运行即可继续。", 130)
    except BrokenPipeError:
        # The reader of our output (`| head`) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _explain_error(error)


def _parser(command: str) -> argparse.ArgumentParser:
    parser = _Parser(prog="juesuan", description="决算：把部门决算公开报告变成可查询、可追溯的仓库")
    parser.add_argument("--version", action=_Version, help="显示版本")
    subparsers = parser.add_subparsers(dest="command", metavar="命令", title="命令")
    for name, (module, text) in COMMANDS.items():
        one = subparsers.add_parser(name, help=text, description=text)
        if name == command:
            importlib.import_module(module).arguments(one)
    return parser


def _explain_error(error: Exception) -> int:
    from orchestration.lock import BusyError
    from orchestration.preflight import NotReadyError
    from orchestration.settings import SettingError
    from orchestration.system_errors import in_chinese

    if isinstance(error, BusyError):
        return _fail(str(error), 3)
    if isinstance(error, NotReadyError):
        return _fail(str(error), error.code)
    if isinstance(error, UsageError | SettingError):
        return _fail(str(error), 2)
    if isinstance(error, OSError) and error.strerror:
        return _fail(in_chinese(error), 1)
    return _fail(f"程序出错：{error}\n详情已写入 {_keep_traceback()}", 1)


def _keep_traceback() -> str:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="juesuan-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(traceback.format_exc())
    return file.name


def _fail(message: str, code: int) -> int:
    print(f"\n{message}" if sys.stderr.isatty() else message, file=sys.stderr)
    return code
