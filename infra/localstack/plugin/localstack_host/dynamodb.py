"""DynamoDB Local from Maven's jars (HOST_DYNAMODB_JARS), where LocalStack would download it; on 127.0.0.1 alone."""

import logging
import os
from pathlib import Path

LOG = logging.getLogger(__name__)
LAUNCHER = Path(__file__).parent / "LoopbackDynamo.java"


def start_from_jars():
    from localstack.services.dynamodb import server
    from localstack.utils.run import ShellCommandThread

    def start(self):
        where = ["-dbPath", self.db_path] if self.db_path else ["-inMemory"]
        command = [
            f"{os.environ['JAVA_HOME']}/bin/java", f"-Xmx{self.heap_size}", "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", f"{os.environ['HOST_DYNAMODB_JARS']}/*", str(LAUNCHER),
            "-disableTelemetry", "-port", str(self.port), *where, *(["-sharedDb"] if self.share_db else []),
        ]
        thread = ShellCommandThread(
            command,
            auto_restart=True,
            name="dynamodb-local",
            env_vars={"DDB_LOCAL_TELEMETRY": "0"},
            log_listener=lambda line, **_: LOG.debug("%s", line.rstrip()),
        )
        server.TMP_THREADS.append(thread)
        thread.start()
        return thread

    server.DynamodbServer.do_start_thread = start
