"""Writes create-only.json: for each resource type that the kit deploys, the properties that CloudFormation can only set
when it creates the resource. Run it after adding a type, or after upgrading cfn-lint:

    pip install cfn-lint
    python3 test/infra/changes/create-only.py
"""

import json
import pathlib
from importlib.metadata import version

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

HERE = pathlib.Path(__file__).parent
TYPES = (HERE / "types.txt").read_text().split()


def top_level(pointer):
    return pointer.removeprefix("/properties/").split("/")[0]


def create_only(resource_type):
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("us-east-1", resource_type).schema
    pointers = schema.get("createOnlyProperties", []) + schema.get("conditionalCreateOnlyProperties", [])
    read_only = {top_level(pointer) for pointer in schema.get("readOnlyProperties", []) if pointer.count("/") == 2}
    return sorted({top_level(pointer) for pointer in pointers} - read_only)


found = {"cfn-lint": version("cfn-lint"), "types": {name: create_only(name) for name in TYPES}}
(HERE / "create-only.json").write_text(json.dumps(found, indent=2) + "\n")
