import { packageFormat, packageLimits } from '#app/domain/package/package-format.ts'
import type { DossierPackage } from '#app/domain/package/dossier-package.ts'
import { writeZip, type ZipMember } from './zip.ts'

type PackageBytes = { ok: true; bytes: Buffer } | { ok: false; reason: string }

/**
 * A package as one ZIP archive (APPNOTE 4.3), the same bytes for the same dossier: parts in a fixed order, without
 * moments. Refuses what would be too large to be read again.
 */
export async function writePackage({ manifest, parts }: DossierPackage): Promise<PackageBytes> {
  const json = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
  if (json.length > packageLimits.json)
    return {
      ok: false,
      reason:
        `What this dossier says of its letters has ${Math.round(json.length / 1e6)} MB; a ` +
        `package may hold ${packageLimits.json / 1e6} MB of it, some 4,000 letters with five ` +
        'passages each. “stanceline backup” copies a store of any size.',
    }
  const unpacked = [...parts.values()].reduce((sum, { length }) => sum + length, json.length)
  if (unpacked > packageLimits.unpacked)
    return {
      ok: false,
      reason:
        `The texts and files of this dossier have ${Math.round(unpacked / 1e6)} MB; a package ` +
        `may hold ${packageLimits.unpacked / 1e6} MB. “stanceline backup” copies a store of any ` +
        'size.',
    }
  if (parts.size > packageLimits.parts)
    return {
      ok: false,
      reason:
        `This dossier has ${parts.size.toLocaleString('en')} texts and files; a package may hold ` +
        `${packageLimits.parts.toLocaleString('en')}. “stanceline backup” copies a store of any ` +
        'size.',
    }
  const members: ZipMember[] = [
    // First and as it is, so that the beginning of the file tells what it is.
    { path: 'mimetype', bytes: Buffer.from(packageFormat.mediaType) },
    { path: 'README.txt', bytes: Buffer.from(writeReadme(manifest)) },
    { path: 'dossier.json', bytes: json },
    ...[...parts].map(([path, bytes]) => ({ path, bytes })),
  ]
  const bytes = await writeZip(members)
  return bytes.length > packageLimits.packed
    ? {
        ok: false,
        reason:
          `This package would have ${Math.round(bytes.length / 1e6)} MB; one may have ` +
          `${packageLimits.packed / 1e6} MB. “stanceline backup” copies a store of any size.`,
      }
    : { ok: true, bytes }
}

/** What the package of a dossier is called. */
export function packageFileName({ dossier, masked }: DossierPackage['manifest']): string {
  return `${dossier.name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)}${masked ? ' - contact details masked' : ''}${packageFormat.ending}`
}

function writeReadme({ dossier, version, masked }: DossierPackage['manifest']): string {
  const lines = [
    `${dossier.name}${dossier.procedure ? ` (${dossier.procedure})` : ''}`,
    '',
    `This archive is a dossier package of Stanceline, version ${version} of its format: ` +
      'letters, what is said about them, and the',
    'passages in which they state a position, with who coded them.',
    '',
    'dossier.json      what is said of the letters, without their words: topics with propositions and the meaning',
    '                  of each level, milestones, people and organisations, letters, and the coded passages with ' +
      'their places',
    'letters/NNNN/     the text of each letter (text-1.txt, corrections with higher numbers; UTF-8) ' +
      'and the files it came',
    '                  from, byte for byte. Their SHA-256 stands in dossier.json, with the name that each file had.',
    '',
    ...leftOut,
    '',
    ...(masked ? maskedRemark : openRemark),
    '',
    'To take it into Stanceline:',
    '  npm run -s stanceline -- package in FILE',
    'docs/package-form.md of Stanceline describes the form. It is open: any program may read and write it.',
    '',
  ]
  return lines.join('\n')
}

const leftOut = [
  'Not in it is work in progress: who finished coding which letter, what is to be settled about letters, changes that',
  'are proposed, what was judged of moves and contradictions, and which topic was split into which; nor who may see',
  'what, people, the log of changes, whom people pinned and in which colours these are drawn, by which exceptions',
  'words of letters were withheld, what a language model answered, and self-checks of coders.',
  'A backup of the store (“stanceline backup”) has all of it.',
]

const maskedRemark = [
  'E-mail addresses and telephone numbers are masked in all of it, and original files are left out: it was made for',
  'somebody who may not see them.',
]

const openRemark = [
  'It holds e-mail addresses and telephone numbers as they stand in the letters, and every letter that whoever made it',
  'could see, also those meant for named people. Pass it on only to those who may have them.',
]
