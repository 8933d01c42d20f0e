"""Where LocalStack's Step Functions does otherwise than AWS."""

import re


def read_definitions_as_aws_does():
    """Its grammar takes 5.0 for a tolerated percentage, and no 5."""
    from localstack.services.stepfunctions.asl.parse.asl_parser import AmazonStateLanguageParser as Parser

    parse = Parser.parse
    whole_percentage = re.compile(r'("ToleratedFailurePercentage"\s*:\s*\d+)(\s*[,}])')
    Parser.parse = staticmethod(lambda definition: parse(whole_percentage.sub(r"\1.0\2", definition)))


def run_distributed_maps_as_aws_does():
    """Its worker recurses once for each item, and fails after some thousand of them."""
    from localstack.services.stepfunctions.asl.component.state.state_execution.state_map.iteration.itemprocessor import (
        distributed_item_processor_worker as module,
    )

    def eval_pool(self, job, worker_frame):
        while job is not None:
            frame = worker_frame.open_inner_frame()
            self._eval_job(env=frame, job=job)
            worker_frame.delete_frame(frame)
            ended = isinstance(job.job_output, Exception) or self.stopped()
            following = None if ended else self._job_pool.next_job()
            if following is None:
                self._env.delete_frame(worker_frame)
            self._job_pool.close_job(job)
            job = following

    module.DistributedItemProcessorWorker._eval_pool = eval_pool
