import type { FeedKind } from '../domain/feed.ts';
import type { PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';

/** A country as people name it. All names may have several words. */
export interface CountryNames {
  /** ISO 3166-1 alpha-2 (or `XK`). */
  readonly code: PartyCode;
  /** ISO 3166-1 alpha-3; empty when there is none. */
  readonly iso3: string;
  /** English names, the one to show first. */
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly capitals: readonly string[];
  readonly demonyms: readonly string[];
  /** Names in other languages. */
  readonly foreign: readonly string[];
}

/**
 * A group of states: a `party` acts as one (the EU); a `region` stands for its members (the Nordic five); the
 * affairs of a `forum` are news of their own, so its bare name is searched as words (the Quad, the G7).
 */
export interface GroupNames {
  readonly code: string;
  readonly kind: 'party' | 'region' | 'forum';
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly PartyCode[];
}

/** All that a vocabulary is made of; the files behind it are in `data/`. */
export interface VocabularyData {
  readonly countries: readonly CountryNames[];
  readonly groups: readonly GroupNames[];
  readonly sectors: readonly {
    readonly id: Sector;
    readonly label: string;
    readonly names: readonly string[];
  }[];
  /** Further names of the stages, read behind `stage:` only. */
  readonly stages: readonly { readonly id: Stage; readonly names: readonly string[] }[];
  readonly initiatives: readonly {
    readonly id: string;
    readonly name: string;
    readonly abbreviations: readonly string[];
    readonly parties: readonly PartyCode[];
  }[];
  readonly kinds: readonly { readonly id: FeedKind; readonly names: readonly string[] }[];
  readonly langs: readonly { readonly code: string; readonly names: readonly string[] }[];
  /** Names that are ordinary words: read as names only in the spelling of the data, capitals included. */
  readonly ordinaryWords: readonly string[];
  /** Codes that are read as such in small letters, too, because people type them so and the word would find nothing (`us`). */
  readonly smallLetters: readonly string[];
  /** Codes that are read as such only behind `country:` (`PM`, `TV`). */
  readonly neverBare: readonly string[];
  /** Which party a name means that several have (`dominican`). */
  readonly prefer: Readonly<Record<string, PartyCode>>;
  /** They hold a country's name and mean something else (`Indian Ocean`). */
  readonly setPhrases: readonly string[];
  /** Words of the field: never taken for the typo of a name. */
  readonly plausible: readonly string[];
}
