"""Records each call that a function makes, one line of JSON in HOST_CALLS: who, what, on what, and the status.

Functions are told apart by the application id that the SDK puts into its User-Agent (see executor.py)."""

import json
import os
import re
import threading

APPLICATION = re.compile(r"\bapp/(\S+)")
RESOURCES = ("TableName", "RequestItems", "TransactItems", "Bucket", "Key", "Prefix", "SecretId", "TopicArn")


def record():
    from localstack.aws.handlers import run_custom_response_handlers

    file, lock = open(os.environ["HOST_CALLS"], "a", encoding="utf-8"), threading.Lock()

    def note(_chain, context, response):
        caller = APPLICATION.search(context.request.headers.get("User-Agent", ""))
        if not caller or not context.operation:
            return
        request = context.service_request or {}
        line = {
            "function": caller.group(1),
            "service": context.service.service_name,
            "operation": context.operation.name,
            "on": {name: request[name] for name in RESOURCES if name in request},
            "status": response.status_code,
        }
        with lock:
            file.write(json.dumps(line, default=lambda _: None) + "\n")
            file.flush()

    run_custom_response_handlers.append(note)
