# SPDX-License-Identifier: MIT
# What a course office's book must hold, as simply as it can be said: nothing of
# it is read from ipclab. Used by random-sequences.
import copy

LABS = ("01-first", "02-second")
CHECKS = (("low", 60), ("high", 40))  # and points, of each lab
DAY = 86400


def clamp(value, most):
    return max(0, min(most, value))


class Mark:
    """What one grading of one piece of work gave."""

    def __init__(self, work, kit, at):
        """work: (level, odd); kit: (low, high, blind), of that lab."""
        self.work, self.kit, self.at = work, kit, at
        self.points, self.blind = [], []
        for (_, points), least in zip(CHECKS, kit):
            # A check that is blind can't tell of odd work.
            self.blind.append(least == kit[1] and kit[2] and work[1])
            self.points.append(points if work[0] >= least and not self.blind[-1] else 0)

    def is_troubled(self):
        return any(self.blind)

    def score(self):
        return sum(self.points)

    def graded_by(self):
        """The kit; None where the next run grades it again whatever it is."""
        return None if self.is_troubled() else self.kit

    def same(self, other):
        return (self.work, self.graded_by(), self.points, self.blind) == (
            other.work, other.graded_by(), other.points, other.blind)


class Student:
    def __init__(self):
        self.at = None  # when it came, as the last grading was told
        self.marks = {}  # that stand, by lab
        self.failed = {}  # labs whose last grading could not tell
        self.former = {lab: [] for lab in LABS}
        self.decisions = []

    def grade(self, works, kits, at, again):
        self.at = at
        for lab in LABS:
            old = self.marks.get(lab)
            new = Mark(works[lab], kits[lab], at)
            same_work = old is not None and old.work == new.work
            # The same work counts from when it first came.
            if same_work and old.at is not None:
                new.at = old.at if at is None else min(old.at, at)
            if (same_work and old.kit == new.kit and not again
                    and not old.is_troubled() and lab not in self.failed):
                old.at = new.at
            elif new.is_troubled() and old is not None and not old.is_troubled():
                self.failed[lab] = True
            else:
                if old is not None and not old.same(new):
                    self.former[lab].append(old)
                self.marks[lab] = new
                self.failed.pop(lab, None)

    def obstacles(self, lab):
        """What a person has to look at."""
        found = {("failed", lab)} if lab in self.failed else set()
        return found | ({("blind", lab)} if self.marks[lab].is_troubled() else set())

    def decide(self, number, lab, check, exact, points, policy, name):
        labs = LABS if lab is None else (lab,) if check is None else ()
        # What an earlier decision has settled is not in the way any more.
        open_now = self.standing(policy, name)["open"]
        self.decisions.append({
            "number": number, "lab": lab, "check": check, "exact": exact,
            "points": points, "undone": False,
            "seen": {what for what in open_now if what[1] in labs}})

    def fell(self, lab):
        """(from, to) if the same work had more the time before."""
        mark = self.marks[lab]
        for old in reversed(self.former[lab]):
            if old.work == mark.work:
                return (old.score(), mark.score()) if old.score() > mark.score() else None
        return None

    def attempts(self, lab):
        """Marks of the works of before, the oldest first, and the one that stands."""
        works = {}
        for number, old in enumerate(self.former[lab]):
            if old.work != self.marks[lab].work:
                works[old.work] = (old.at is not None, old.at or 0, number, old)
        return [old for *_, old in sorted(works.values(), key=lambda one: one[:3])] + [
            self.marks[lab]]

    def standing(self, policy, name):
        """Everything that pages and tables say of it."""
        holding = [d for d in self.decisions if not d["undone"]]

        def apply(value, lab, check, most):
            exact = False
            for d in holding:
                if (d["lab"], d["check"]) == (lab, check):
                    value = clamp(d["points"] if d["exact"] else value + d["points"], most)
                    exact |= d["exact"]
            return value, exact

        settled = set().union(*(d["seen"] for d in holding)) if holding else set()
        left = policy["late_days"] if policy else 0
        labs, still_open = {}, set()

        def count(lab, mark, left):
            score, blind = 0, False
            for (check, most), points, is_blind in zip(CHECKS, mark.points, mark.blind):
                points, exact = apply(points, lab, check, most)
                score += points
                blind |= is_blind and not exact
            days = percent = None
            at = (mark.at or self.at) if mark is self.marks[lab] else mark.at
            deadline = policy and policy["deadlines"].get(lab, policy["deadline"])
            if deadline:
                days, percent, left = late(policy, deadline, at, name, left)
                score = (score * (100 - percent) + 50) // 100
            in_time = bool(deadline) and mark.at is not None and days == 0
            return mark, score, blind, days, percent, left, in_time

        rule = policy and policy["attempts"]
        for lab in LABS:
            tries = [count(lab, mark, left) for mark in
                     (self.attempts(lab) if rule else [self.marks[lab]])]
            chosen = tries[-1]
            if rule == "best" and not chosen[2]:
                chosen = max(reversed(tries), key=lambda one: one[1])
            elif rule == "in-time":
                chosen = ([one for one in tries if one[6]] or [chosen])[-1]
            mark, score, blind, days, percent, left, _ = chosen
            score, exact = apply(score, lab, None, 100)
            if blind and not exact and ("blind", lab) not in settled:
                still_open.add(("blind", lab))
            if lab in self.failed and ("failed", lab) not in settled:
                still_open.add(("failed", lab))
            labs[lab] = {"score": score, "days": days, "percent": percent,
                         "fell": self.fell(lab) if mark is self.marks[lab] else None}
        whole, _ = apply(sum(one["score"] for one in labs.values()), None, None,
                         100 * len(LABS))
        return {"score": whole, "labs": labs, "open": still_open,
                "decisions": [d["number"] for d in holding]}


def late(policy, deadline, at, name, left):
    """Days late, per cent taken off, late days left."""
    end = max([deadline] + [deadline + DAY * days for who, days in policy["extensions"]
                            if who == name])
    if at is None:
        return 0, 0, left
    days = -((end - at) // DAY) if at > end + 60 * policy["grace"] else 0
    gone = policy["last_day"] and days > policy["last_day"]
    free = 0 if gone else min(days, left)
    percent = 100 if gone else min(100, (days - free) * policy["percent"])
    return days, percent, left - free


class Book:
    def __init__(self):
        self.students = {}
        self.policy = None

    def copy(self):
        return copy.deepcopy(self)

    def image(self, name):
        """A student's rows, as the tables have them."""
        s = self.students.get(name)
        if s is None:
            return None

        def row(mark):
            return mark.work, mark.graded_by(), mark.score()

        return {"at": s.at, "marks": {lab: (*row(s.marks[lab]), s.marks[lab].at) for lab in LABS},
                "failed": sorted(s.failed),
                "former": {lab: [row(mark) for mark in s.former[lab]] for lab in LABS},
                "decisions": [(d["number"], d["undone"]) for d in s.decisions]}

    def fallen(self):
        return {(name, lab): one["fell"] for name, s in self.students.items()
                for lab, one in s.standing(self.policy, name)["labs"].items() if one["fell"]}
