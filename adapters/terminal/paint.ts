import pc from 'picocolors';
import type { LedgerStage } from '../../src/domain/initiative.ts';

/** Colours by meaning, so that a renderer never names a colour. */
export interface Paint {
  readonly heading: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly link: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly mark: (text: string) => string;
  readonly stage: (stage: LedgerStage, text: string) => string;
}

/** Colours, or with `false` none at all: then every function gives its text back. */
export function createPaint(colour: boolean): Paint {
  const c = pc.createColors(colour);
  const stages: Readonly<Record<LedgerStage, (text: string) => string>> = {
    proposed: c.cyan,
    negotiating: c.blue,
    announced: c.magenta,
    signed: c.green,
    active: c.green,
    stalled: c.red,
    superseded: c.yellow,
    ended: c.yellow,
  };
  return {
    heading: (text) => c.bold(c.underline(text)),
    strong: c.bold,
    quiet: c.dim,
    link: c.blue,
    good: c.green,
    bad: c.red,
    mark: c.yellow,
    stage: (stage, text) => c.bold(stages[stage](text)),
  };
}
