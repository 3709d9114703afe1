"""dbt models and seeds as assets, dbt tests as asset checks. Wiring only; dbt runs in ``transform``."""

# No `from __future__ import annotations` here: Dagster looks at the annotation of `context` itself.

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, dbt_assets
from dagster_dbt.asset_utils import get_asset_check_key_for_test

from expectations.labels import named
from orchestration.lock import hold
from orchestration.notes import RunNotes
from orchestration.publish import SCHEMA, Described
from orchestration.reporter import tell
from orchestration.settings import Settings
from orchestration.transform import Finished, NodeOutcome, run_dbt

_SKIPPED_TYPES = ["--exclude-resource-type", "unit_test"]
"""dbt's unit tests prove the code, not the data: the project's own tests run them."""


class Translator(DagsterDbtTranslator):
    """Groups by folder and shows the Chinese description as written, without the SQL below it."""

    def __init__(self) -> None:
        # Checks on sources would silently disable the blocking pandera gate (seen with 1.13).
        super().__init__(DagsterDbtTranslatorSettings(enable_source_tests_as_checks=False))

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        """Return the bare name; a source keeps its own in front, for it is the file and not the view."""
        name = dbt_resource_props["name"]
        if dbt_resource_props["resource_type"] == "source":
            return dg.AssetKey([dbt_resource_props["source_name"], name])
        return dg.AssetKey(name)

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """Return the folder of a model; seeds are reference data."""
        if dbt_resource_props["resource_type"] == "seed":
            return "reference"
        if dbt_resource_props["resource_type"] == "source":
            return "staging"
        return str(dbt_resource_props["fqn"][1])

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Return the description, which begins with the Chinese name."""
        return str(dbt_resource_props.get("description") or dbt_resource_props["name"])


def published_tables(manifest: Mapping[str, Any]) -> dict[str, Described]:
    """Return the models that are published, by name, with what they and their columns are."""
    return {
        node["name"]: Described(
            node["description"], {name: column["description"] for name, column in node["columns"].items()}
        )
        for node in manifest["nodes"].values()
        if node["resource_type"] == "model" and node["schema"] == SCHEMA
    }


def _with_check_texts(manifest: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the manifest with a Chinese description where Dagster looks for that of a check."""
    nodes = {
        name: {**node, "meta": {**node.get("meta", {}), "description": _check_text(node)}}
        if node["resource_type"] == "test"
        else node
        for name, node in manifest["nodes"].items()
    }
    return {**manifest, "nodes": nodes}


def _check_text(node: Mapping[str, Any]) -> str:
    """Return what a dbt test promises: its description, or the arguments of ``holds``."""
    given = (node.get("test_metadata") or {}).get("kwargs", {})
    links = [f"{column}→{target.partition('.')[0]}" for column, target in given.get("links", {}).items()]
    codes = [f"{column}→{code_set}" for column, code_set in given.get("codes", {}).items()]
    parts = {"粒度": given.get("grain"), "外键": links, "代码": codes, "规则": list(given.get("rules", {}))}
    held = "；".join(f"{name}：{'、'.join(found)}" for name, found in parts.items() if found)
    return str(node.get("description") or held or node["name"])


def build_transform_assets(settings: Settings, manifest: Mapping[str, Any]) -> list[Any]:
    """Return the dbt assets of a manifest (see ``transform.ensure_manifest``)."""
    translator = Translator()
    manifest = _with_check_texts(manifest)

    @dbt_assets(manifest=manifest, dagster_dbt_translator=translator, name="dbt_build")
    def dbt_build(context: dg.AssetExecutionContext) -> Iterator[Any]:
        hold(settings.warehouse)
        started = time.monotonic()
        total = len(context.selected_asset_keys) + len(context.selected_asset_check_keys)
        tell("加工与检验", 0, total)
        nodes: list[NodeOutcome] = []
        finished = Finished(False)
        for message in run_dbt(settings, ["build", "--no-write-json", *_SKIPPED_TYPES]):
            if isinstance(message, Finished):
                finished = message
                continue
            nodes.append(message)
            tell("加工与检验", min(len(nodes), total), total, message.name)
            yield from _events(message, translator, manifest, context)
        note = note_of(nodes, finished, manifest) | {"seconds": time.monotonic() - started}
        RunNotes(settings.run_notes).put("dbt", note)
        if not finished.success:
            raise dg.Failure(finished.error or "数据检验未通过：" + "、".join(failed_names(nodes)))

    return [dbt_build]


def failed_names(nodes: Sequence[NodeOutcome]) -> list[str]:
    """Return the names of what failed, without what was skipped because of it."""
    return [node.name for node in nodes if not node.is_good and node.status != "skipped"]


def note_of(nodes: Sequence[NodeOutcome], finished: Finished, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the summary needs of a dbt run."""
    return {
        "success": finished.success,
        "error": finished.error,
        "tables": sum(not node.is_test for node in nodes),
        "tests": sum(node.is_test for node in nodes),
        "failed": [
            failure_text(node, manifest) for node in nodes if not node.is_good and node.status != "skipped"
        ],
    }


def failure_text(node: NodeOutcome, manifest: Mapping[str, Any]) -> str:
    """Return in Chinese what is wrong with a node: table, rule and the first keys that break it."""
    if not node.is_test or node.status == "error":
        return f"{node.name} 无法运行：{node.message}"
    known = manifest["nodes"].get(node.unique_id, {})
    table = (known.get("attached_node") or "").rpartition(".")[2]
    promise = known.get("description") or node.message
    name = f"表 {named(table)}" if table else f"检验 {node.name}（{promise}）"
    shown = "；".join(_example(dict(example)) for example in node.examples)
    more = f"……共 {node.failures} 处" if (node.failures or 0) > len(node.examples) else ""
    return f"{name}不符：{shown}{more}"


def _example(row: dict[str, str]) -> str:
    if "broken_promise" not in row:
        return "，".join(f"{name}={value}" for name, value in row.items())
    seen = f"，其值为 {row['seen_value']}" if "seen_value" in row else ""
    return f"“{row['broken_promise']}”，见 {row.get('row_key', '')}{seen}"


def _events(
    node: NodeOutcome,
    translator: Translator,
    manifest: Mapping[str, Any],
    context: dg.AssetExecutionContext,
) -> Iterator[dg.Output[None] | dg.AssetCheckResult]:
    """Yield what Dagster is told of a finished node."""
    if node.unique_id not in manifest["nodes"]:
        raise dg.Failure("dbt 项目已更改：请运行 juesuan prepare 并重新加载定义")
    if node.is_test:
        key = get_asset_check_key_for_test(manifest, translator, node.unique_id, None)
        if key is not None and key in context.selected_asset_check_keys:
            yield _check_result(node, key, manifest)
    elif node.is_good:
        output = _output(node, translator, manifest)
        # dbt always builds all: it takes seconds, and a part on old tables would not be one release.
        if output.output_name in context.selected_output_names:
            yield output


def _output(node: NodeOutcome, translator: Translator, manifest: Mapping[str, Any]) -> dg.Output[None]:
    key = translator.get_asset_spec(manifest, node.unique_id, None).key
    described = manifest["nodes"][node.unique_id].get("columns", {})
    metadata: dict[str, Any] = {"用时（秒）": round(node.seconds, 3)}
    if node.rows is not None:
        columns = [
            dg.TableColumn(name, kind, description=described.get(name, {}).get("description") or None)
            for name, kind in node.columns
        ]
        metadata["dagster/column_schema"] = dg.TableSchema(columns)
        metadata["dagster/row_count"] = node.rows
    return dg.Output(None, output_name=key.to_python_identifier(), metadata=metadata)


def _check_result(
    node: NodeOutcome, key: dg.AssetCheckKey, manifest: Mapping[str, Any]
) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        asset_key=key.asset_key,
        check_name=key.name,
        passed=node.status in {"pass", "success"},
        severity=dg.AssetCheckSeverity.WARN if node.status == "warn" else dg.AssetCheckSeverity.ERROR,
        metadata={
            "结果": node.status,
            "说明": "相符" if node.status in {"pass", "success"} else failure_text(node, manifest),
            "不符行数": node.failures or 0,
        },
    )
