"""One JVM with AWS's own runtime interface client (HOST_LAMBDA_JARS), as Lambda's java25 runtime starts it."""

import functools
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

KEPT = ("PATH", "LANG", "LC_ALL")
CLIENT = "com.amazonaws.services.lambda.runtime.api.client"


@functools.cache
def _native_library() -> str:
    """A private copy of the client's native half. By itself each child unpacks it to one fixed path of /tmp and loads it
    from there; two that start together overwrite it under each other, and die of SIGBUS."""
    jar = next(Path(os.environ["HOST_LAMBDA_JARS"]).glob("aws-lambda-java-runtime-interface-client-*.jar"))
    machine = {"x86_64": "x86_64", "aarch64": "aarch_64"}[os.uname().machine]
    with zipfile.ZipFile(jar) as archive:
        return archive.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", tempfile.mkdtemp(prefix="lambda-"))


def start(settings, function_name: str, variables: dict, api_port: int) -> subprocess.Popen:
    """The environment is the function's own, not the host's: what the template leaves out is missing here too."""
    code = settings.code.get_unzipped_code_location()
    environment = {name: os.environ[name] for name in KEPT if name in os.environ} | variables
    environment |= {
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api_port}",
        "LAMBDA_TASK_ROOT": str(code),
        "AWS_EXECUTION_ENV": f"AWS_Lambda_{settings.runtime}",
        "AWS_SDK_UA_APP_ID": function_name,  # calls.py tells callers apart by it
        "AWS_LAMBDA_LOG_LEVEL": variables.get("AWS_LAMBDA_LOG_LEVEL", "INFO").upper(),
    }
    command = [
        f"{os.environ['JAVA_HOME']}/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
        f"-Xmx{int(settings.memory_size * 0.85)}m", "--enable-native-access=ALL-UNNAMED",
        f"-D{CLIENT}.runtimeapi.NativeClient.JNI={_native_library()}",
        "-cp", os.path.join(os.environ["HOST_LAMBDA_JARS"], "*"),
        f"{CLIENT}.AWSLambda", settings.handler,
    ]
    return subprocess.Popen(command, cwd=code, env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
