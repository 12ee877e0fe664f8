"""The ten handovers of the data as concerns of their own."""

from datetime import timedelta

from augenhoehe.transfer.demo import speaking
from augenhoehe.transfer.demo.handing import Told, plan_handover
from augenhoehe.transfer.demo.scenes import Scene, open_scene
from augenhoehe.transfer.demo.texts import load
from augenhoehe.transfer.demo.year import Arrival, begin_story, with_priority


def plan_handovers(world):
    """All handovers of the data as arrivals."""
    plan = []
    for number, data in enumerate(load("handovers")):
        opened_at, handed = plan_handover(world, data)
        plan.append(Arrival(opened_at, 10_000 + number, _teller(world, data, handed)))
    return plan


def _teller(world, data, handed):
    def tell(at):
        story = begin_story(world, _writer(world, data), at=at)
        scenario = with_priority(_as_scenario(data))
        open_scene(story, scenario, scenario["openings"][0], at=at)
        story.assign(data["by"], at=at + timedelta(minutes=4))
        scene = Scene(story, scenario, None, None)
        _try(scene, data, handed)
        Told(scene, data).tell(at=handed)
        story.pass_time(world.now)
        return story

    return tell


def _as_scenario(data):
    """A handover in the shape of a scenario."""
    opening = {"channel": "mail", "subject": data["subject"], "body": data["message"]}
    return {
        **{key: data[key] for key in ("key", "topic", "product", "team")},
        "openings": [opening],
        "priority": "normal",
        "cause": data["causes"][0],
        "turns": [],
    }


def _writer(world, data):
    """The contact whose name stands under the message, else the first of the company."""
    ours = [w for w in world.writers if w.key == data["company"]]
    lines = data["message"]["de"].split("\n")[-2:]
    return next((w for w in ours if w.person["name"] in lines), ours[0])


def _try(scene, data, handed):
    """What was tried before, as calls made and notes of what was sent."""
    story, rhythm = scene.story, scene.world.rhythm
    begun = story.at + timedelta(minutes=5)
    for place, row in enumerate(data["tried"], 1):
        at = rhythm.between(begun, handed, place / (len(data["tried"]) + 1))
        verb = speaking.call if row["kind"] == "call" else speaking.note
        verb(
            story, scene.world.house.told(row["text"]), at=max(at, story.at + timedelta(minutes=1))
        )
