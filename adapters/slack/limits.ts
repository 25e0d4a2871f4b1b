/** What Slack takes in a message; lengths in UTF-16 code units (https://docs.slack.dev/reference/block-kit/blocks). */
export const SLACK_LIMITS = {
  blocks: 50,
  header: 150,
  section: 3_000,
  fields: 10,
  field: 2_000,
  contextElements: 10,
  contextText: 3_000,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  /** Of an overflow menu. */
  overflowOptions: 5,
  optionText: 75,
  optionValue: 150,
  actionId: 255,
  blockId: 255,
  /** Advised; Slack cuts at 40,000. */
  text: 4_000,
  /** All texts of a message together: Slack refuses more than about 13,200 (`msg_blocks_too_long`), and does not say so. */
  allTexts: 12_000,
} as const;
