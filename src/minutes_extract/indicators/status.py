"""A figure becomes its status: achieved, sanctioned, target, planned, pending or stated.

Hindi ends a clause with its verb, so the verb that governs a number is the first finite verb group to its right. The
form of that verb and the predicate words before it (the status cues) decide; in a headline without a verb behind
the number, what stands before it.
"""

from __future__ import annotations

from minutes_extract.indicators.beside import Beside
from minutes_extract.indicators.listed import PLAIN
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.verbs import Verb
from minutes_extract.record import Status

_CUE_REACH = 6  # tokens of a cue
_FACTS = frozenset({"stated", "standing", "entitlement", "threshold", "loss", "forecast", "penal"})
_REACHED = (None, "more_than", "about")
_WAS = frozenset({"था", "थे", "थी"})
_RELATIVE = ("जिस", "जिन")
_ENTERED = frozenset({"प्राप्त", "दर्ज", "चिन्हित", "चिह्नित", "पंजीकृत", "नामांकित"})
_REACH_ENTERED = 4  # tokens behind a noun in which it is told that it came in
_DEEDS = frozenset({"achieved", "act", "progress"})
_TOLD = frozenset({"achieved", "act", "progress", "pending", "planned", "goalmet"})  # cues that say what came of a sum


class StatusReader(Beside):
    """The status of figures of one reading."""

    def status(self, figure: Figure, before: Figure | None = None) -> Status:
        """The status of a figure whose about phrase is known; `before` is the figure before it, its status read."""
        if before is not None:
            self.last_read[before.unit] = before
        near = self.in_table(figure) or self.beside(figure) or self.aimed(figure) or self.row(figure)
        if near is not None:
            return near
        if before is not None and before.status == "achieved" and self.in_brackets(figure, before):
            return "achieved"
        if before is not None and (self.listed_behind(figure, before) or self.same_in_percent(figure, before)):
            return before.status
        if self.headed_by_goal(figure):
            return "target"
        if self.at_most_given(figure):
            return "stated"
        if self.bar(figure) or self.is_reach(figure):
            return "stated"
        own = self.own_word(figure)
        if own is not None:
            return own
        if self.singled_out(figure) or self.of_category(figure):
            return "stated"
        if self.works_listed(figure):
            return "sanctioned" if self.of_approved(figure) else "planned"
        if self.found(figure) and figure.unit != "INR":
            reached = figure.unit == "percent" and "standing" not in self.inner(figure)[0]
            reached = reached and figure.comparator != "less_than"  # उपस्थिति 50 प्रतिशत से कम पाई गई
            return "achieved" if reached else "stated"
        if self.was_built(figure):
            return "achieved"
        if self.to_be_built(figure):
            return "planned"
        if self.conditional(figure):
            return "stated"
        if self.verb_first(figure) or self.goal_in_bracket(figure):
            return "achieved"
        if self.halted(figure):
            return "achieved"
        headline = self.is_headline(figure)
        verb = self.verbs.after(figure)
        segment = self.segment_end(figure) if headline else figure.last
        if headline and verb is not None and verb.start >= segment:
            earlier = self.verbs.before(figure, self.segment_start(figure))
            verb = earlier or (None if self.between(figure.end, segment) else verb)
        elif verb is None:
            verb = self.verbs.before(figure, self.segment_start(figure))
        inner, phrase_end = self.inner(figure)
        stop = segment if verb is None or verb.end <= figure.start else verb.end + 1
        stop = min(stop, self.item_end(figure, stop))
        labelled = verb is None and self.labelled_row(figure)
        if labelled:
            stop = figure.end  # आवेदन 6,214, स्वीकृत 5,480: the next label is of the next
        cues = [
            c.kind
            for c in self.between(figure.end, min(stop, figure.last))
            if c.end >= phrase_end
            and not self.opens_rest(c)
            and not self.of_a_noun(c)
            and not self.sent(figure, c)
            and not ("pending" in inner and self.is_purpose(c))
        ]
        if "requested" in cues:
            return "stated"  # 40 हजार रुपये दिलाने संबंधी आवेदन
        if "found" in cues and self.seized(figure):
            return "achieved"
        approved = verb is not None and verb.future and (self.approved_first(figure, stop) or self.by_approval(figure))
        if approved or (verb is not None and verb.future and "sanctioned" in inner and figure.unit == "count"):
            return "sanctioned"
        if self.came_upon(figure, verb) and not {"pending", "sanctioned"} & {*cues}:
            return "stated"
        if "found" in cues:
            said = [kind for kind in cues if kind in PLAIN]
            told = said or (figure.unit == "percent" and "standing" not in inner)  # a rate that was found was reached
            cues = [kind for kind in cues if kind != "found"] + ([] if told else ["stated"])
        if verb is not None and verb.end <= figure.start:
            cues = [c.kind for c in self.between(max(verb.start - 4, figure.first), figure.start)] + cues
        if verb is None and not cues and headline and not labelled:
            cues = [c.kind for c in self.between(phrase_end, figure.last)]
        listed = verb is not None and verb.copula and self.keys[verb.start - 1] == "शामिल"
        plain = not cues or (listed and set(cues) == {"act"})  # इनमें लेन ड्राइविंग के 602 चालान शामिल हैं
        for other in (before, self.last_read.get(figure.unit)):  # the whole may stand before its share in per cent
            if other is not None and plain and self.counted_before(figure, other, verb):
                return other.status
        if before is not None and verb is None and not cues and self.contrasted(figure, before):
            return before.status
        if verb is not None and verb.copula and before is not None and before.first == figure.first:
            related = any(self.keys[i].startswith(_RELATIVE) for i in range(before.end, figure.start))
            worth = before.status == "achieved" and self.is_price(figure)  # जब्त, जिसकी कीमत 8 लाख है
            if (
                related
                and "pending" not in cues
                and not worth
                and "stated" not in cues
                and (figure.unit == "INR" or (before.status == "sanctioned" and self.is_price(figure)))
            ):
                return before.status
            same = before.status == "achieved" or (before.status == "pending" and _WAS.isdisjoint(self.words(verb)))
            if figure.ellipsis and same and not cues:
                return before.status
            parted = (
                self.scanner.points_back(figure.start, figure.first)
                or self.largest(figure, before)
                or self.scanner.of_whole(figure.start, figure.first)
            )
            if before.status == "pending" and not cues and (parted or self.listed_of(figure, before, verb)):
                return before.status
        if before is not None and verb is None and self.lent_to(figure, before):
            return before.status
        status = self.decide(figure, verb, cues, inner)
        if (
            status == "stated"
            and before is not None
            and before.status == "achieved"
            and self.tells_again(figure, before)
        ):
            status = "achieved"  # 1,38,460 मीटर लगे, यानी 26.5 फीसदी
        if status == "stated" and not cues and verb is not None and verb.copula:
            status = self.among(figure, before, verb) or status
        figure.guessed = verb is None and status == "stated" and "stated" not in cues and "stated" not in inner
        if figure.guessed and (headed := self.under_heading(figure)) is not None:
            return headed
        wished = status == "target" and "target" not in cues and "target" not in inner
        untold = not cues and not inner and verb is not None and not (verb.copula or verb.future)
        ordered = "instructed" in cues and status in ("planned", "target", "stated")  # readers differ which of them
        span = figure.about_span
        owned = span is not None and not figure.ellipsis and figure.unit == "count" and self.owns(span[1], figure.last)
        bare = status == "stated" and _FACTS.isdisjoint((*cues, *inner))  # nothing says more than है
        # Readers differ: whether a level told with है was reached or stands, whether what is allotted has been given.
        level = figure.unit == "percent" and status in ("achieved", "stated") and verb is not None and verb.copula
        disputed = level or (figure.unit == "count" and status == "sanctioned")
        # So of what came in, was entered or singled out, and of what is going to be spent.
        told = self.keys[figure.end : min(figure.last, phrase_end + _REACH_ENTERED)]
        entered = figure.unit == "count" and not _ENTERED.isdisjoint(told)
        disputed = disputed or (status in ("achieved", "stated") and entered)
        disputed = disputed or (status == "planned" and figure.unit == "INR" and "progress" in cues)
        figure.assumed = wished or untold or ordered or bare or disputed or (owned and status != "stated")
        return status

    def inner(self, figure: Figure) -> tuple[list[str], int]:
        """The cues inside the phrase of the figure or right before its number, and where the phrase ends."""
        span = figure.about_span
        phrase_end = figure.end
        here = span is not None and not figure.ellipsis
        if span is not None and here and figure.end <= span[1] <= figure.last:
            phrase_end = span[1]
        low = max(0, figure.start - _CUE_REACH)
        if span is not None and here:
            low = min(low, span[0])
        kinds = [
            c.kind
            for c in self.between(low, phrase_end)
            if (c.end == figure.start and not self.of_another(c))
            or figure.start <= c.start < phrase_end
            or (span is not None and here and span[0] <= c.start < span[1])
        ]
        return kinds, phrase_end

    def decide(self, figure: Figure, verb: Verb | None, kinds: list[str], inner: list[str]) -> Status:
        if figure.unit == "percent":  # a share of money allotted, of a goal set: neither says what came of it
            inner = [kind for kind in inner if kind != "sanctioned"]
            if "sanctioned" in kinds and self.shared(figure):
                kinds = [kind for kind in kinds if kind != "sanctioned"]
        both = (*kinds, *inner)
        to_come = verb is not None and (verb.wish or verb.future)
        if (self.is_event(figure) or "loss" in both or self.is_dimension(figure)) and not to_come:
            return "planned" if kinds[-1:] == ["planned"] and self.is_dimension(figure) else "stated"
        if figure.unit in ("INR", "count") and not to_come and self.sent_up(figure, verb):
            return "planned"  # 7 करोड़ रुपये का प्रस्ताव शासन को भेजा गया है
        if self.is_crime(figure) and not to_come and self.befell(figure, verb):
            return "stated"  # चोरी के 71 मामले दर्ज हुए
        if not to_come and verb is not None and self.befalls(figure, verb):
            return "stated"  # 34 सड़कें बंद हुई थीं, 1,374 बच्चे चिन्हित हैं
        if self.is_result(figure) and verb is not None and self.words(verb)[0].startswith("रह"):
            return "achieved"  # मैट्रिक का परिणाम 88.41 प्रतिशत रहा था
        if (verb is None or verb.copula) and self.is_sown(figure):
            return "achieved"
        if kinds and kinds[-1] == "pending" and verb is not None and verb.copula:
            return "pending"
        if figure.comparator is not None and "threshold" in inner:
            return "stated"
        if "target" in kinds and figure.unit == "count" and self.counts_where(figure):
            return "stated"  # सात रेंजों में 3.20 लाख पौधे रोपने का लक्ष्य है
        goal = ("target" in kinds and self.goal_of(figure)) or "instructed" in kinds
        wished = verb is not None and verb.wish and figure.end < figure.last and self.is_goal(figure.end)
        if wished and figure.unit == "percent":
            return "target"  # 40 प्रतिशत लक्ष्य हर हाल में पूर्ण करें
        if (
            figure.unit == "percent"
            and not goal
            and not (verb is not None and verb.wish)
            and ("entitlement" in both or "standing" in both or self.level(figure))
            and not (self.after_change(figure) and self.came_to(figure))
        ):
            return "stated"
        if verb is not None and verb.future:
            if figure.unit in ("count", "INR") and "pending" in inner:
                return "pending"  # शेष 110 पर जून तक काम पूरा होगा
            return "stated" if self.is_ceiling(figure, verb) else self.coming(figure, verb, kinds, both)
        undone = (_DEEDS.isdisjoint(kinds) or (verb is not None and verb.due)) and not self.runs(verb)
        if "pending" in inner and kinds[-1:] == ["stated"] and verb is not None and verb.copula:
            return "stated"  # शेष 14 हजार मे.टन समितियों में उपलब्ध है
        if "pending" in inner and (undone or "instructed" in kinds or (verb is not None and verb.wish)):
            return "pending"
        if "inspect" in kinds and "instructed" in kinds and figure.comparator != "at_least":
            return "achieved" if figure.unit == "count" else "stated"  # 12 गांवों का निरीक्षण कर ... निर्देश दिए
        if self.is_ceiling(figure, verb):
            return "stated"
        if "instructed" in kinds or (verb is not None and verb.wish):
            return self.ordered(figure, verb, kinds, inner)
        if verb is not None and verb.due:
            if figure.unit == "INR" and any(key.startswith("वसूल") for key in self.keys[figure.end : verb.end]):
                return "pending"  # विभागों से 12 करोड़ वसूल करना है
            if self.to_be_disposed(figure, verb):
                return "pending"  # 3,158 आवेदनों का निष्पादन किया जाना है
            was = self.keys[verb.end - 1] in _WAS  # बनाए जाने थे: the goal there was
            return "planned" if not was and self.yet_to_be_done(figure, verb) else "target"
        if (verb is None or verb.copula) and "planned" in inner:
            return "planned"
        running = verb is not None and (verb.habitual or verb.progress or verb.copula)
        helped = figure.unit == "count" and "entitlement" not in inner
        if helped and verb is not None and verb.progress and self.serves(figure, verb):
            return "achieved"  # 68,417 लाभुकों को 1000 रुपये प्रतिमाह की पेंशन मिल रही है
        if kinds[-1:] == ["planned"] and "sanctioned" not in both and not running and self.announced(figure):
            return "planned"
        if "entitlement" in both:
            ruled = self.entitled(figure, verb, kinds, inner)
            if ruled is not None:
                return ruled
        if "sanctioned" in kinds and not self.done_after(figure, verb):
            return "sanctioned"
        if "sanctioned" in inner and figure.unit == "INR" and verb is not None and _TOLD.isdisjoint(kinds):
            return "sanctioned"  # 214 लाख की स्वीकृत राशि निर्धारित की गई है
        if self.raised(figure) and self.is_budget(figure) and self.after_change(figure) and not self.runs(verb):
            return "sanctioned"  # परिव्यय बढ़ाकर 6 करोड़ किया गया
        if self.raised(figure) or (verb is not None and self.reaches_level(figure, verb)):
            return "stated"
        if "setaside" in kinds and figure.unit == "count" and self.funded(figure):
            return "sanctioned"
        if "setaside" in kinds and figure.unit == "INR" and "target" not in kinds:
            spent = any(key.startswith("चुक") for key in self.words(verb))  # जारी किए जा चुके हैं
            return "achieved" if spent or self.to_people(figure) else "sanctioned"
        if "passed" in kinds:
            money = figure.unit == "INR" and not self.is_award(figure)
            return "sanctioned" if money or self.approvable(figure) or self.proposed(figure) else "achieved"
        if "foundation" in kinds:  # a stone laid is a work begun; what is opened with it is done
            return "achieved" if "achieved" in kinds and not self.begun(figure) else "planned"
        if "goalmet" in kinds and not self.runs(verb):
            return "achieved"
        for kind in reversed(kinds):
            if kind == "target" and figure.unit == "percent" and not self.goal_of(figure):
                continue  # 96 प्रतिशत लक्ष्य: how much of it
            if kind in ("pending", "target", "planned", "stated") or (kind == "achieved" and not self.runs(verb)):
                return PLAIN[kind]
        if verb is None and figure.unit == "INR" and "progress" in both and "planned" not in both:
            return "achieved"
        if (verb is None and ("act" in kinds or ("penal" in kinds and figure.unit == "count"))) or (
            (verb is None or verb.copula) and "deploy" in kinds
        ):
            return "achieved"
        if verb is None or verb.copula:
            if any(c.kind == "foundation" for c in self.between(figure.first, figure.start)):
                return "planned"
            come_so_far = figure.comparator in _REACHED or (verb is not None and self.told_as_progress(figure))
            if figure.unit == "percent" and come_so_far and self.is_progress(figure):
                return "achieved"
            if figure.unit == "INR" and self.is_price(figure):
                return "sanctioned" if "sanctioned" in inner else "stated"
            for kind in reversed(inner):
                if kind in PLAIN:
                    return "achieved" if kind == "target" and figure.unit == "percent" else PLAIN[kind]
                if kind == "act" and verb is None:
                    return "achieved"
            return "achieved" if self.grown(figure) or self.is_result(figure) else "stated"
        if running and figure.unit == "INR" and not self.is_large(figure) and self.by_month(figure, verb):
            return "stated"  # 2,500 रुपये की राशि हर माह मिल रही है
        if (
            verb.progress
            and figure.unit in ("count", "INR", "percent")
            and ("benefit" in kinds or self.serves(figure, verb) or self.opened(figure, verb))
        ):
            return "achieved"
        if verb.progress:
            return "planned" if ("deploy" in kinds or "undertake" in kinds) and not self.periodic(figure) else "stated"
        if verb.habitual:
            return "achieved" if self.grown(figure) else "stated"
        return "stated" if self.lessened(figure) or self.dwindled(figure, verb) else "achieved"

    def entitled(self, figure: Figure, verb: Verb | None, kinds: list[str], inner: list[str]) -> Status | None:
        """What a rule gives each is stated; a large sum that is due is pending; what was paid or granted is told by the
        verb and the cues."""
        running = verb is not None and (verb.habitual or verb.progress or verb.copula)
        large = self.is_large(figure)
        near = self.keys[figure.end : figure.end + 3]
        if large and "देय" in near and verb is not None and verb.copula:
            return "pending"  # ब्याज के 5.40 करोड़ रुपये भी देय हैं
        if large and "प्रावधान" in near:
            return "sanctioned"  # योजना के लिए 500 करोड़ रुपये का प्रावधान है
        given = "sanctioned" in kinds or any(key.startswith("चुक") for key in self.words(verb))
        if given and any(key.startswith("मुआवज") for key in near):
            return None  # दो लाख रुपये मुआवजा दिया जा चुका है
        paid = verb is not None and not running and large  # 27 करोड़ रुपये मुआवजा दिया गया
        return "stated" if running or ("entitlement" in inner and not paid) else None

    def ordered(self, figure: Figure, verb: Verb | None, kinds: list[str], inner: list[str]) -> Status:
        """An order: what it finds is told by the words beside the number, what it sets is a target, else planned."""
        if self.to_be_disposed(figure, verb) and figure.comparator != "at_least":
            return "pending"
        known = "penal" not in kinds and self.are_told(figure)
        if self.where_to(figure) or self.picked_out(figure) or self.whose_people(figure) or known:
            return "stated"  # चिह्नित 28 गांवों में टीम बनाकर रिपोर्ट भेजी जाए, पांच बैंकों के प्रबंधकों को
        if self.to_mend(figure, verb):
            return "pending"  # 22 क्षतिग्रस्त योजनाओं की मरम्मत करने
        for kind in inner:
            if kind in ("sanctioned", "stated"):  # स्वीकृत 3 करोड़ के कार्य, बंद पड़ी 2 मशीनों को
                return PLAIN[kind]
        if figure.unit == "count" and "penal" in kinds:
            return "planned"
        if self.is_fee(figure, verb):
            return "stated"  # प्रति शिकायत 500 रुपए का अर्थदंड लगाया जाए
        aimed = (
            self.each(figure)
            or self.for_each(figure)
            or figure.unit == "percent"
            or figure.comparator == "at_least"
            or self.after_change(figure)
            or self.quota(figure)
            or self.completes(figure, verb)
            or (("instructed" in kinds or self.told_to(figure)) and self.by_term(figure))
            or "चाहिए" in self.words(verb)
            or self.to_be_there(verb)
        )
        return "target" if aimed else "planned"

    def coming(self, figure: Figure, verb: Verb, kinds: list[str], both: tuple[str, ...]) -> Status:
        """A future: what a rule gives each person is stated, all else planned."""
        entitled = "entitlement" in both and not (figure.unit != "INR" and self.yearly(figure))
        entitled = entitled and not (self.is_relief(figure) and figure.comparator is None)
        if self.in_each(figure, verb):
            return "stated"  # हर टीम में चार सदस्य होंगे
        if "stated" in kinds or entitled or self.is_effect(figure) or self.is_forecast(figure, verb):
            return "stated"
        told = self.told_to(figure) or self.quota(figure)
        if "target" in both or (told and figure.comparator == "at_least" and figure.unit == "count"):
            return "target"  # निर्देश दिया कि प्रत्येक थाना कम से कम दो गश्ती दल निकालेंगे
        return "stated" if self.is_rule(figure, verb) and not self.is_relief(figure) else "planned"
