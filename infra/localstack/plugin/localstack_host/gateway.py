"""Outside a container LocalStack listens on every address, and keeps S3 objects in one fixed folder of /tmp."""

import tempfile

from localstack import config


def bind_where_told():
    from twisted.internet import endpoints

    initialise = endpoints.TCP4ServerEndpoint.__init__

    def bound(self, reactor, port, backlog=50, interface=""):
        initialise(self, reactor, port, backlog, interface or config.GATEWAY_LISTEN[0].host)

    endpoints.TCP4ServerEndpoint.__init__ = bound


def keep_objects_in_own_folder():
    from localstack.services.s3 import provider

    provider.DEFAULT_S3_TMP_DIR = tempfile.mkdtemp(prefix="s3-")
