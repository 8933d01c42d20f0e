"""What is changed when LocalStack starts; each module says why."""

from localstack.runtime import hooks

from localstack_host import calls, dynamodb, gateway, step_functions


@hooks.on_infra_start(priority=1000)
def adapt_to_host():
    gateway.bind_where_told()
    gateway.keep_objects_in_own_folder()
    dynamodb.start_from_jars()
    step_functions.read_definitions_as_aws_does()
    step_functions.run_distributed_maps_as_aws_does()
    calls.record()
