import type { PartyCode } from '../domain/party.ts';
import type { Sector } from '../domain/sector.ts';
import type { Stage } from '../domain/stage.ts';

/** Lists of words or patterns by BCP 47 primary language; `*` holds for every language. */
export type ByLanguage = Readonly<Record<string, readonly string[]>>;

/** A country with its names, English capitals and English demonyms. */
export interface CountryWords {
  readonly code: PartyCode;
  readonly names: ByLanguage;
  readonly capitals: readonly string[];
  readonly demonyms: readonly string[];
}

/** A word that stands for a government: a capital, a building, a nickname, a seat. */
export interface Metonym {
  readonly term: string;
  readonly code: PartyCode;
  readonly kind: 'capital' | 'building' | 'nickname' | 'seat';
  readonly ambiguous: boolean;
}

/** A bloc: `party` blocs act as one party, `group` blocs are several states together. */
export interface Bloc {
  readonly code: string;
  readonly names: readonly string[];
  readonly members: readonly PartyCode[];
  readonly kind: 'party' | 'group';
  /** The state that a group's papers are signed with (the Artemis Accords: the United States); `null` for most. */
  readonly lead: PartyCode | null;
}

/** A ministry, agency or public research body that acts for its state. */
export interface Body {
  readonly names: readonly string[];
  readonly code: PartyCode;
  readonly ambiguous: boolean;
}

/** A holder of office. Dates are ISO days; `null` where the term goes on or is unknown. */
export interface Leader {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly code: PartyCode;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the family name may mean this person; else only the full name does. */
  readonly alone: boolean;
}

/** A term of a sector; an ambiguous one needs support from the rest of the text. */
export interface SectorTerm {
  readonly term: string;
  readonly ambiguous: boolean;
}

/** A named initiative with its abbreviations. */
export interface InitiativeWords {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parties: readonly PartyCode[];
  readonly kind: 'bilateral' | 'plurilateral' | 'programme';
}

/** Weights of a logistic model: the bias and one weight a feature name. */
export interface LinearModel {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** The trained models, the same for every language: one for relevance, one for sectors, one a stage. */
export interface Models {
  readonly relevance: LinearModel;
  /** How likely news is about a sector that it names. */
  readonly sectors: LinearModel;
  readonly stage: Readonly<Record<Stage, LinearModel>>;
}

/** All that the analysis knows beforehand, as validated data (`data/*.json`). Pure values. */
export interface Lexicon {
  /** Changes whenever the data or the rules change; stands in every analysis. */
  readonly version: string;
  readonly countries: readonly CountryWords[];
  /** Language to party to names: capitals, adjectives, leaders outside English. */
  readonly localNames: Readonly<Record<string, ByLanguage>>;
  readonly aliases: ByLanguage;
  /** Party to language to stems of adjectives. */
  readonly adjectiveStems: Readonly<Record<string, ByLanguage>>;
  /** Fixed phrases that hold a country's name and name no party. */
  readonly masks: readonly string[];
  /** Words that need a second sign before they count as a party. */
  readonly doubtful: readonly string[];
  readonly metonyms: readonly Metonym[];
  readonly blocs: readonly Bloc[];
  readonly bodies: readonly Body[];
  readonly leaders: readonly Leader[];
  /** One-character country marks of Chinese, Japanese and Korean headlines. */
  readonly shorthand: Readonly<Record<string, Readonly<Record<string, PartyCode>>>>;
  readonly shorthandPairs: readonly {
    readonly lang: string;
    readonly text: string;
    readonly pair: readonly PartyCode[];
  }[];
  readonly sectors: Readonly<Record<Sector, Readonly<Record<string, readonly SectorTerm[]>>>>;
  /** Class of cue to language to patterns. */
  readonly cues: Readonly<Record<string, ByLanguage>>;
  /** Stage to strength (`1` weak to `3` strong) to language to patterns. */
  readonly stages: Readonly<Record<Stage, Readonly<Record<string, ByLanguage>>>>;
  readonly initiatives: readonly InitiativeWords[];
  /** Outlets by name, with the country that they write from. */
  readonly outlets: readonly { readonly name: string; readonly code: PartyCode }[];
  readonly models: Models;
}
