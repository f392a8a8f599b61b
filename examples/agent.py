"""A research agent: topics and a recipient come in, a report of what it read, wrote and mailed goes out.

It runs inside the sandbox. `search`, `fetch_page`, `ask_model`, `save_note` and `send_email` belong to the host; the
program may be stopped at any of those calls, kept as bytes, and carried on by another process.
"""

import json
import math
import re

ATTEMPTS = 3
PAGES_PER_TOPIC = 2
CALL_BUDGET = 60
SENTENCE = re.compile(r'[^.!?]+[.!?]')


class ToolError(Exception):
    """A tool that failed as often as we were willing to try."""

    def __init__(self, tool, reason):
        super().__init__(f'{tool}: {reason}')
        self.tool = tool
        self.reason = reason


class BudgetExceeded(Exception):
    """The agent has used up the calls it was given."""


class Budget:
    """Counts the calls of each tool."""

    def __init__(self, limit):
        self.limit = limit
        self.spent = {}

    @property
    def total(self):
        return sum(self.spent.values())

    def spend(self, tool):
        if self.total >= self.limit:
            raise BudgetExceeded(f'no calls left for {tool}')
        self.spent[tool] = self.spent.get(tool, 0) + 1


class Tools:
    """The host's functions, each tried again when the trouble may pass."""

    def __init__(self, budget):
        self.budget = budget
        self.troubles = []
        self.functions = {
            'search': search,
            'fetch_page': fetch_page,
            'ask_model': ask_model,
            'save_note': save_note,
            'send_email': send_email,
        }

    def call(self, tool, *args, **options):
        for attempt in range(1, ATTEMPTS + 1):
            self.budget.spend(tool)
            try:
                return self.functions[tool](*args, **options)
            except FileNotFoundError as error:
                self.troubles.append(f'{tool}: {error}')
                raise ToolError(tool, 'gone') from error
            except OSError as error:
                self.troubles.append(f'{tool} (attempt {attempt}): {error}')
                last = error
        raise ToolError(tool, f'gave up after {ATTEMPTS} attempts') from last


class Model:
    """Questions to the language model, with its answers turned into data."""

    def __init__(self, tools):
        self.tools = tools
        self.repairs = 0

    def text(self, task, body):
        return self.tools.call('ask_model', f'{task}: {body}').strip()

    def data(self, task, body):
        """Asks for JSON, and once more, more firmly, if the answer is something else."""
        answer = self.text(task, body)
        for _ in range(ATTEMPTS):
            try:
                return json.loads(without_fence(answer))
            except json.JSONDecodeError as error:
                self.repairs += 1
                answer = self.text(f'{task} (JSON only, please; {error.msg.lower()})', body)
        raise ToolError('ask_model', 'does not speak JSON')

    def rating(self, text):
        match re.search(r'(\d+)\s*/\s*(\d+)', self.text('Rate', text)):
            case None:
                return 0.0
            case found:
                points, best = map(int, found.groups())
                return round(points / best, 2)


class Page:
    """A page worth reading, and what was made of it."""

    def __init__(self, url, title, score):
        self.url = url
        self.title = title
        self.score = score
        self.summary = None

    def __lt__(self, other):
        return (-self.score, self.url) < (-other.score, other.url)

    def read(self, tools, model):
        text = tools.call('fetch_page', self.url)
        sentences = [s.strip() for s in SENTENCE.findall(text)]
        self.summary = model.text('Summarise', ' '.join(sentences[:3]))
        return len(text.split())


class Topic:
    """One topic of the briefing: plan, search, read, write down."""

    def __init__(self, name):
        self.name = name
        self.pages = []
        self.words_read = 0
        self.rating = 0.0
        self.problem = None

    def research(self, tools, model):
        queries = self.plan(model)
        ranked = self.find(tools, queries)
        for page in ranked:
            try:
                self.words_read += page.read(tools, model)
            except ToolError as error:
                tools.troubles.append(f'skipped {page.title!r}, {error.reason}')
                continue
            self.pages.append(page)
            if len(self.pages) == PAGES_PER_TOPIC:
                break
        else:
            if not self.pages:
                raise ToolError('search', f'nothing readable about {self.name}')
        self.rating = model.rating(self.digest())
        tools.call('save_note', self.name, self.digest(), tags=sorted(self.tags()))

    def plan(self, model):
        match model.data('Plan', self.name):
            case [*queries] if all(isinstance(q, str) for q in queries):
                return queries[:2]
            case {'queries': [first, *_]}:
                return [first]
            case other:
                raise ToolError('ask_model', f'cannot use the plan {other!r}')

    def find(self, tools, queries):
        """Yields the pages of all queries, the best first, each once."""
        pages = {}
        for query in queries:
            for hit in tools.call('search', query, limit=3):
                page = Page(hit['url'], hit['title'], hit['score'])
                known = pages.setdefault(page.url, page)
                known.score = max(known.score, page.score)
        return (page for page in sorted(pages.values()))

    def tags(self):
        return {word.lower() for page in self.pages for word in page.title.split() if len(word) > 4}

    def report(self):
        return {'pages': [page.url for page in self.pages], 'words': self.words_read, 'rating': self.rating}

    def digest(self):
        lines = [f'- {page.summary} ({page.url})' for page in self.pages]
        return '\n'.join([self.name.upper(), *lines])


class Progress:
    """Marks the beginning and the end of a stage in the agent's diary, whichever way it ends."""

    def __init__(self, diary, stage):
        self.diary = diary
        self.stage = stage

    def __enter__(self):
        self.diary.append(f'{self.stage}: started')
        return self

    def __exit__(self, kind, error, trace):
        self.diary.append(f'{self.stage}: {"done" if kind is None else error}')
        return kind is ToolError


class Agent:
    """Goes through the topics and sends one digest about all of them."""

    def __init__(self, topics, recipient):
        self.topics = [Topic(name) for name in topics]
        self.recipient = recipient
        self.budget = Budget(CALL_BUDGET)
        self.tools = Tools(self.budget)
        self.model = Model(self.tools)
        self.diary = []

    def run(self):
        message = None
        try:
            for topic in self.topics:
                with Progress(self.diary, topic.name):
                    topic.research(self.tools, self.model)
            with Progress(self.diary, 'digest'):
                message = self.send(self.compose())
        except BudgetExceeded as error:
            self.diary.append(f'stopped early: {error}')
        finally:
            self.tools.call('save_note', 'diary', '\n'.join(self.diary), tags=[])
        return self.report(message)

    def compose(self):
        """Has the model write the digest, and revise it until it is short enough to read."""
        good = [topic for topic in self.topics if topic.pages]
        draft = self.model.text('Digest', '\n\n'.join(topic.digest() for topic in good))
        while (length := len(draft.split())) > 60:
            draft = self.model.text('Shorten', f'{length} words\n{draft}')
        return f'{draft}\n\n{stars(good)}'

    def send(self, body):
        subject = f'Briefing: {", ".join(topic.name for topic in self.topics if topic.pages)}'
        return self.tools.call('send_email', self.recipient, subject=subject, body=body)

    def report(self, message):
        return {
            'message': message,
            'topics': {topic.name: topic.report() for topic in self.topics},
            'calls': dict(sorted(self.budget.spent.items())),
            'total_calls': self.budget.total,
            'repairs': self.model.repairs,
            'troubles': self.tools.troubles,
            'diary': self.diary,
        }


def without_fence(answer):
    """Takes a Markdown code fence off a model's answer."""
    fenced = re.search(r'```(?:json)?\n(.*?)```', answer, re.DOTALL)
    return fenced[1] if fenced else answer


def stars(topics):
    return '\n'.join(f'{topic.name:<16}{"*" * math.ceil(topic.rating * 5)}' for topic in topics)


Agent(topics, recipient).run()
