"""The host of `agent.py`: answers its calls, in one process or in a new one for every call, and prints what happens.

There are three ways to run it:

    python examples/agent_host.py                   run it, the calls answered by callbacks
    python examples/agent_host.py --reload          turn the program to bytes and back at every call
    python examples/agent_host.py --fresh-process   a new process for every call, the program kept in a file between
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ouros import Complete, Sandbox, Snapshot

AGENT = Path(__file__).with_name("agent.py")
TOOLS = ["search", "fetch_page", "ask_model", "save_note", "send_email"]
INPUTS = {"topics": ["home batteries", "heat pumps", "tidal power", "perpetual motion"], "recipient": "ada@example.org"}

PAGES = {
    "https://grid.example/cells": ("Battery cells explained", "Cells age with heat. Cool ones last longer. Try it."),
    "https://home.example/store": ("Storing sunshine", "A wall battery covers an evening! It pays back in nine years."),
    "https://gone.example/offer": ("Battery offers", ""),
    "https://heat.example/basics": ("Pumping heat", "A pump moves heat. It needs a third of the power. Size matters."),
    "https://heat.example/noise": ("Quiet pumps", "Modern pumps hum softly. Is yours loud? Place it away from walls."),
    "https://sea.example/turbines": ("Turbines under water", "Tides are predictable. Turbines are dear. Salt bites."),
    "https://sea.example/lagoons": ("Lagoon walls", "Lagoons store the tide. They need much concrete. Few exist."),
    "https://slow.example/tides": ("Tidal news", "Nobody has ever waited long enough to read this page."),
}
RESULTS = {
    "battery lifetime": ["https://gone.example/offer", "https://grid.example/cells"],
    "battery cost": ["https://home.example/store", "https://grid.example/cells"],
    "heat pump efficiency": ["https://heat.example/basics", "https://heat.example/noise"],
    "tidal turbines": ["https://slow.example/tides", "https://sea.example/turbines"],
    "tidal lagoons": ["https://sea.example/lagoons"],
}
PLANS = {
    "home batteries": '```json\n["battery lifetime", "battery cost"]\n```',
    "heat pumps": '{"queries": ["heat pump efficiency", "heat pump noise"]}',
    "tidal power": '["tidal turbines", "tidal lagoons"]',
    "perpetual motion": '"I would rather not."',
}


class World:
    """The outside, deterministic: the answer to a call depends only on the call and on the calls before it."""

    def __init__(self, log: list[Any] | None = None) -> None:
        self.log = log or []
        self.attempt = 0

    def call(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Records a call and answers it; raises what the tool raises."""
        entry = [name, list(args), kwargs]
        self.attempt = 1 + self.log.count(entry)
        self.log.append(entry)
        print(f"[process {os.getpid()}] call {len(self.log)}: {name}({', '.join(map(shortened, args))})")
        answer: Callable[..., Any] = getattr(self, name)
        return answer(*args, **kwargs)

    def search(self, query: str, limit: int) -> list[dict[str, Any]]:
        if query == "tidal lagoons" and self.attempt == 1:
            raise OSError("the search service is busy")
        found = RESULTS.get(query, [])[:limit]
        return [{"url": url, "title": PAGES[url][0], "score": 1 / (1 + place)} for place, url in enumerate(found)]

    def fetch_page(self, url: str) -> str:
        if "gone" in url:
            raise FileNotFoundError("no such page")
        if "slow" in url or ("store" in url and self.attempt == 1):
            raise OSError("timed out")
        return PAGES[url][1]

    def ask_model(self, prompt: str) -> str:
        task, _, body = prompt.partition(": ")
        match task.split()[0]:
            case "Plan":
                firm = "JSON" in task
                return PLANS[body] if firm or body != "heat pumps" else "Let me think about heat pumps first."
            case "Summarise":
                return " In short: " + body.split(". ")[0].rstrip(".") + ".\n"
            case "Rate":
                return f"I give it {len(body) % 7 + 3} / 10."
            case "Shorten":
                return " ".join(body.split()[2:62])
        return f"Dear reader, here is what is new. {body} " + "More will follow soon. " * 8

    def save_note(self, title: str, text: str, tags: list[str]) -> dict[str, Any]:
        return {"note": title, "characters": len(text), "tags": len(tags)}

    def send_email(self, to: str, subject: str, body: str) -> str:
        if self.attempt == 1:
            raise OSError("the mail server is busy")
        return f"{to}: {subject!r}, {len(body)} characters"


def shortened(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 50 else text[:47] + "..."


def make_sandbox() -> Sandbox:
    """Compiles the agent."""
    source = AGENT.read_text("utf-8")
    return Sandbox(source, script_name=AGENT.name, inputs=list(INPUTS), external_functions=TOOLS)


def run(world: World) -> Any:
    """Runs the agent to its end; its calls are answered by callbacks."""

    def bind(name: str) -> Callable[..., Any]:
        return lambda *args, **kwargs: world.call(name, args, kwargs)

    return make_sandbox().run(inputs=INPUTS, external_functions={name: bind(name) for name in TOOLS})


def resume(world: World, snapshot: Snapshot) -> Any:
    """Answers the call the agent waits for; returns the next snapshot or the completion."""
    try:
        value = world.call(snapshot.function_name, snapshot.args, snapshot.kwargs)
    except OSError as error:
        return snapshot.resume(exception=error)
    return snapshot.resume(return_value=value)


def run_reloaded(world: World) -> Any:
    """Runs the agent in this process, but through bytes at every call."""
    progress: Any = make_sandbox().start(inputs=INPUTS)
    while not isinstance(progress, Complete):
        progress = resume(world, Snapshot.load(progress.dump()))
    return progress.output


def run_in_fresh_processes(directory: Path) -> Any:
    """Runs the agent with a new process for every call; a directory is all that connects them."""
    result = directory / "result.json"
    while not result.exists():
        subprocess.run([sys.executable, __file__, "--step", str(directory)], check=True)
    return json.loads(result.read_text("utf-8"))


def step(directory: Path) -> None:
    """Starts the agent, or answers one call and carries it on to the next; leaves what it became in the directory."""
    snapshot, log, result = (directory / name for name in ("agent.snapshot", "log.json", "result.json"))
    if snapshot.exists():
        world = World(json.loads(log.read_text("utf-8")))
        progress = resume(world, Snapshot.load(snapshot.read_bytes()))
    else:
        world = World()
        progress = make_sandbox().start(inputs=INPUTS)
    log.write_text(json.dumps(world.log), "utf-8")
    if isinstance(progress, Complete):
        result.write_text(json.dumps(progress.output), "utf-8")
    else:
        written = snapshot.write_bytes(progress.dump())
        print(f"[process {os.getpid()}] stopped at {progress.function_name}, {written} bytes in {snapshot.name}")


def main() -> None:
    """Does what the command line asks for."""
    parser = argparse.ArgumentParser(description="Runs examples/agent.py.")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--reload", action="store_true", help="turn the program to bytes and back at every call")
    mode.add_argument("--fresh-process", action="store_true", help="a new process for every call")
    mode.add_argument("--step", type=Path, metavar="DIR", help="perform one step of a run kept in a directory")
    options = parser.parse_args()
    if options.step:
        step(options.step)
        return
    if options.fresh_process:
        with tempfile.TemporaryDirectory() as directory:
            report = run_in_fresh_processes(Path(directory))
    else:
        report = run_reloaded(World()) if options.reload else run(World())
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
