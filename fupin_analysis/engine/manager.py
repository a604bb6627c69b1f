"""jupyter_client's kernel manager and client, with one difference: the process comes from a fork instead of a start.

Everything else is theirs: connection, messages, interrupts, time limits, shutting down, restarting. Where waiting for a process
means looking ten times a second whether it is still there, the end of a forked one is told.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Type

from fupin_analysis.engine.aside import step_aside
from fupin_analysis.engine.imports import allowed_early, is_disturbed, tells_imports
from fupin_analysis.engine.zygotes import ForkedProcess, StepAside, fork_kernel, split_command

#: Options of a start that a fork can follow.
_FOLLOWED = frozenset({"env", "cwd", "extra_arguments", "kernel_id", "independent"})

#: Milliseconds between two tries to connect: a forked kernel is there sooner than ZeroMQ's own tenth of a second.
_RECONNECT = 5

#: Seconds a kernel gets to come to rest before it is interrupted for the last time.
_MOMENT = 0.05


class ForkClient(AsyncKernelClient):
    """A client that knows from the messages themselves when both channels are there, instead of waiting for silence."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and what it publishes arrives.

        Raises
        ------
        RuntimeError
            The kernel has died, or `timeout` seconds have passed.
        """
        deadline = float("inf") if timeout is None else time.monotonic() + timeout
        while True:
            request = self.kernel_info()
            if await self._is_answered(request):
                return
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't respond in {timeout:.0f} seconds")

    async def _is_answered(self, request: str) -> bool:
        try:
            reply = await self.shell_channel.get_msg(timeout=1)
            while reply["parent_header"].get("msg_id") != request:
                reply = await self.shell_channel.get_msg(timeout=1)
            while not _ends(await self.iopub_channel.get_msg(timeout=0.2), request):
                pass
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


def _ends(message: dict[str, Any], request: str) -> bool:
    is_idle: bool = message["msg_type"] == "status" and message["content"]["execution_state"] == "idle"
    return is_idle and message["parent_header"].get("msg_id") == request


def _ignores_interrupts(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return True
    ignored = next((line.split()[1] for line in status.splitlines() if line.startswith("SigIgn")), "0")
    return bool(int(ignored, 16) & 1 << signal.SIGINT - 1)


class ForkManager(AsyncKernelManager):
    """A manager of one kernel, forked where that is the same as started."""

    client_factory = Type(klass=AsyncKernelClient, default_value=ForkClient, config=True)

    #: Import statements its notebook begins with.
    imports: Sequence[str] = ()

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        process = await self._fork_or_reason(kernel_cmd, kw)
        if isinstance(process, str):
            await super()._async_launch_kernel(kernel_cmd, **kw)
            step_aside(process)  # said of a kernel that is there: where none can be started, that error is all there is to say
            return
        provisioner: Any = self.provisioner
        provisioner.process = process
        provisioner.pid = provisioner.pgid = process.pid
        provisioner.cwd = kw.get("cwd", Path.cwd())
        self._reconcile_connection_info(provisioner.connection_info)

    async def _fork_or_reason(self, command: list[str], options: dict[str, Any]) -> ForkedProcess | str:
        try:
            return await self._fork(command, options)
        except StepAside as reason:
            return str(reason)

    async def _fork(self, command: list[str], options: dict[str, Any]) -> ForkedProcess:
        if type(self.provisioner) is not LocalProvisioner:
            raise StepAside(f"kernel {self.kernel_name} has a provisioner of its own")
        strange = sorted(options.keys() - _FOLLOWED) or ["independent"] * bool(options.get("independent"))
        if strange:
            raise StepAside(f"the kernel is started with {', '.join(strange)}")
        environment = {**options["env"], "JPY_PARENT_PID": str(os.getpid())}
        expanded = [os.path.expanduser(word) for word in command]  # noqa: PTH111  # as jupyter_client does with every word
        folder = str(Path(options.get("cwd") or "").absolute())
        if not Path(folder).is_dir():
            raise StepAside(f"there is no folder {folder}")
        program, arguments = split_command(expanded)
        if tells_imports(program, environment):
            raise StepAside("its Python tells what it imports")
        if is_disturbed(program, environment, folder):
            raise StepAside(f"a file in {folder} is named like a module that Python starts with")
        imports = allowed_early(self.imports, arguments, environment, folder)
        process = await fork_kernel(expanded, environment, folder, imports)
        self.context.setsockopt(zmq.RECONNECT_IVL, _RECONNECT)
        return process

    async def _async_interrupt_kernel(self) -> None:
        if self.shutting_down and self.has_kernel:  # it has just answered, and goes back to ignoring interrupts in a moment
            deadline = time.monotonic() + _MOMENT
            process: int = getattr(self.provisioner, "pid", 0)
            while not _ignores_interrupts(process) and time.monotonic() < deadline:
                await asyncio.sleep(_MOMENT / 20)
        await super()._async_interrupt_kernel()

    interrupt_kernel = _async_interrupt_kernel

    async def _async_wait(self, pollinterval: float = 0.1) -> None:
        process = getattr(self.provisioner, "process", None)
        if isinstance(process, ForkedProcess):
            await process.ended()
        await super()._async_wait(pollinterval)
