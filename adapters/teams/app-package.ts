import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import { strToU8, zipSync } from 'fflate';
import { thirdPartyDir } from '../files/locations.ts';
import { appManifest, type ManifestOptions } from './app-manifest.ts';

/** The icons of an app: 192 pixels in colour, 32 in outline, as PNG. */
export interface AppIcons {
  readonly colour: Uint8Array;
  readonly outline: Uint8Array;
}

/** A package, or what Microsoft's schema says against its manifest. */
export type AppPackage =
  | { readonly ok: true; readonly zip: Uint8Array }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Makes the package that Teams takes: manifest and icons, zipped. */
export function appPackage(options: ManifestOptions, { colour, outline }: AppIcons): AppPackage {
  const manifest = appManifest(options);
  const problems = manifestProblems(manifest);
  if (problems.length > 0) return { ok: false, problems };
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`),
    'color.png': colour,
    'outline.png': outline,
  };
  return { ok: true, zip: zipSync(files, { mtime: new Date('2026-01-01T00:00:00Z') }) };
}

/** What the schema of Teams manifests says against one; none when it is fine. */
export function manifestProblems(manifest: object): readonly string[] {
  const ajv = new AjvDraft04.default({ strict: false, allErrors: true, logger: false });
  const schema = JSON.parse(
    readFileSync(join(thirdPartyDir(), 'microsoft', 'teams-manifest-1.30.schema.json'), 'utf8'),
  ) as object;
  const isManifest = ajv.compile(schema);
  if (isManifest(manifest)) return [];
  return (isManifest.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath || '/'} ${message ?? 'is wrong'}`,
  );
}
