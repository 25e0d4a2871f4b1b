import type { Stage } from '../domain/stage.ts';
import type { Story, StorySource } from '../domain/story.ts';
import { speakerOf } from '../stories/voice.ts';
import { type DateStyle, dayLabel, timeLabel } from './dates.ts';
import { type Labels, STAGE_LABELS } from './labels.ts';
import { type Message, type Span, text } from './message.ts';
import { shownAddress } from './shown-address.ts';

/** A step of a story from one stage to another. */
export interface StageStep {
  readonly from: Stage | null;
  readonly to: Stage | null;
}

/** `16:20 MEA confirms: announced → signed`: the line under a card that has changed. */
export function threadMessage(story: Story, step: StageStep, labels: Labels, style: DateStyle): Message {
  const source = teller(story, step.to, labels);
  const said = `${word(step.from)} → ${word(step.to)}`;
  const at = timeLabel(source?.published ?? story.updated, style);
  const lead =
    source === null ? '' : `${source.outlet} ${isOfficial(source, labels) ? 'confirms' : 'reports'}: `;
  const spans: Span[] = [text(`${at} `, 'quiet'), text(lead), text(said, 'strong')];
  const url = source === null ? null : shownAddress(source.url);
  if (source !== null && url !== null) spans.push(text(' '), { kind: 'link', text: source.title, url });
  return { title: `${at} ${lead}${said}`, blocks: [{ kind: 'line', spans }] };
}

/** `Signed on 30 May 2023, as DSIT confirms`: since when a story stands where it stands, and on whose word. */
export function sinceWhen(story: Story, labels: Labels, style: DateStyle): string {
  const source = teller(story, story.stage, labels);
  const stage = story.stage === null ? 'No stage' : STAGE_LABELS[story.stage];
  if (source === null) return `${stage} on ${dayLabel(story.updated, style)}`;
  const says = isOfficial(source, labels) ? 'confirms' : 'reports';
  return `${stage} on ${dayLabel(source.published, style)}, as ${source.outlet} ${says}`;
}

/** The first to tell the stage; an official source before all others. */
function teller({ sources }: Story, stage: Stage | null, labels: Labels): StorySource | null {
  const telling = sources.filter((source) => source.stage === stage);
  return telling.find((source) => isOfficial(source, labels)) ?? telling[0] ?? null;
}

function isOfficial(source: StorySource, labels: Labels): boolean {
  return speakerOf(source, labels.outlets).kind === 'official';
}

function word(stage: Stage | null): string {
  return stage === null ? 'no stage' : STAGE_LABELS[stage].toLowerCase();
}
