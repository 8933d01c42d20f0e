"""expand.py OUTPUT: template.yaml as CloudFormation sees it, the state machine written into it.

cfn-lint reads SAM templates, but looks neither behind DefinitionUri nor at what the transform makes of a function."""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

ROOT = Path(__file__).parents[2]


class NoManagedPolicies:
    """The roles name their own."""

    def load(self):
        return {}


def expanded() -> dict:
    template, definitions = yaml_parse((ROOT / "template.yaml").read_text()), {}
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = f"s3://artifacts/{name}"
        if resource["Type"] == "AWS::Serverless::StateMachine":
            definitions[name] = json.loads((ROOT / properties["DefinitionUri"]).read_text())
            properties["DefinitionUri"] = f"s3://artifacts/{name}"
        if resource["Type"] == "AWS::CloudFormation::Stack":
            properties["TemplateURL"] = f"https://s3.amazonaws.com/artifacts/{name}"
    template = transform(template, {}, NoManagedPolicies())
    for name, definition in definitions.items():
        properties = template["Resources"][name]["Properties"]
        del properties["DefinitionS3Location"]
        properties["Definition"] = definition
    return template


Path(sys.argv[1]).write_text(json.dumps(expanded(), indent=1))
