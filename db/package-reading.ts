import { and, asc, eq, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import type { ActorKind } from '#app/domain/actors.ts'
import { groupRowsBy } from '#app/domain/attributed-positions.ts'
import { asRecord } from '#app/domain/history/history-entry.ts'
import type { Absence, Level } from '#app/domain/level.ts'
import type { InReplyTo, LetterKind, LetterPage, PartyRole } from '#app/domain/letters.ts'
import type { MergeableKind } from '#app/domain/merges.ts'
import type {
  StoredDossier,
  StoredLetter,
  StoredPosition,
} from '#app/domain/package/pack-dossier.ts'
import type { PositionStatus } from '#app/domain/positions.ts'
import type { Anchors } from '#app/domain/topics.ts'
import { knownBy, provenTo } from './actors.ts'
import type { Db } from './dialect.ts'
import {
  actors,
  affiliations,
  aliases,
  audit,
  dossiers,
  files,
  letters,
  merges,
  milestones,
  parties,
  positionHolders,
  positions,
  textVersions,
  topics,
  topicVersions,
  users,
} from './schema.ts'
import type { Sight } from './sight.ts'

/** The deed under which a position stands in the log that came with a package; its entry keeps who coded it, by name. */
export const cameIn = 'came in'

/** A dossier with everything in it that somebody sees, each list in the order of a package; null where there is no such dossier. */
export async function keptDossier(
  db: Db,
  sight: Sight,
  dossierId: string,
): Promise<StoredDossier | null> {
  const [dossier] = await db
    .select({ name: dossiers.name, procedure: dossiers.procedure, summary: dossiers.summary })
    .from(dossiers)
    .where(eq(dossiers.id, dossierId))
  if (!dossier) return null
  const kept = await keptLetters(db, sight, dossierId)
  const mergers = await db
    .select({ thing: merges.thing, mergedId: merges.mergedId, intoId: merges.intoId })
    .from(merges)
    .where(isNull(merges.undoneAt))
    .orderBy(asc(merges.mergedAt), asc(merges.id))
  const codebook = await keptTopics(db, dossierId)
  const people = await keptActors(db, sight, {
    dossierId,
    letters: kept,
    mergers: mergers.filter(({ thing }) => thing === 'actor'),
  })
  const ids = new Set([...codebook, ...people.actors].map(({ id }) => id))
  return {
    dossier,
    topics: codebook,
    milestones: (
      await db
        .select()
        .from(milestones)
        .where(eq(milestones.dossierId, dossierId))
        .orderBy(asc(milestones.firstDay), asc(milestones.id))
    ).map(({ name, label, edtf, firstDay, lastDay, basis }) => ({
      name,
      label,
      dated: { edtf, first: firstDay, last: lastDay, basis },
    })),
    ...people,
    merges: mergers
      .filter(({ mergedId, intoId }) => ids.has(mergedId) && ids.has(intoId))
      .map((merge) => ({ ...merge, thing: merge.thing as MergeableKind })),
    letters: kept,
  }
}

async function keptTopics(db: Db, dossierId: string): Promise<StoredDossier['topics']> {
  const rows = await db
    .select({
      id: topics.id,
      version: topicVersions.version,
      name: topicVersions.name,
      proposition: topicVersions.proposition,
      anchors: topicVersions.anchors,
      createdAt: topicVersions.createdAt,
    })
    .from(topics)
    .innerJoin(topicVersions, eq(topicVersions.topicId, topics.id))
    .where(eq(topics.dossierId, dossierId))
    .orderBy(asc(topics.place), asc(topics.id), asc(topicVersions.version))
  return [...groupRowsBy('id', rows)].map(([id, versions]) => ({
    id,
    versions: versions.map(({ id: _, anchors, ...version }) => ({
      ...version,
      anchors: anchors as Anchors,
    })),
  }))
}

async function keptLetters(db: Db, sight: Sight, dossierId: string): Promise<StoredLetter[]> {
  const here = and(eq(letters.dossierId, dossierId), sight.seen(letters.id))
  const rows = await db
    .select()
    .from(letters)
    .where(here)
    .orderBy(asc(letters.lastDay), asc(letters.id))
  const named = groupRowsBy(
    'letterId',
    await db
      .select({
        letterId: parties.letterId,
        role: parties.role,
        actorId: parties.actorId,
        capacity: parties.capacity,
        organisation: parties.organisation,
        unit: parties.unit,
      })
      .from(parties)
      .innerJoin(letters, eq(letters.id, parties.letterId))
      .where(here)
      .orderBy(asc(parties.letterId), asc(parties.place)),
  )
  const texts = groupRowsBy(
    'letterId',
    await db
      .select({
        letterId: textVersions.letterId,
        version: textVersions.version,
        text: textVersions.text,
        sha256: textVersions.sha256,
        reason: textVersions.reason,
        pages: textVersions.pages,
      })
      .from(textVersions)
      .innerJoin(letters, eq(letters.id, textVersions.letterId))
      .where(here)
      .orderBy(asc(textVersions.letterId), asc(textVersions.version)),
  )
  const originals = groupRowsBy(
    'letterId',
    await db
      .select({
        letterId: files.letterId,
        name: files.name,
        mediaType: files.mediaType,
        sha256: files.sha256,
        bytes: files.bytes,
      })
      .from(files)
      .innerJoin(letters, eq(letters.id, files.letterId))
      .where(here)
      .orderBy(asc(files.letterId), asc(files.id)),
  )
  const coded = await keptPositions(db, dossierId, here)
  return rows.map((row): StoredLetter => {
    const {
      id,
      title,
      kind,
      language,
      edtf,
      firstDay,
      lastDay,
      basis,
      reference,
      referenceTruncated,
      replyKind,
      replyEdtf,
      excerpt,
      sourceUrl,
      sourceNote,
      messageId,
      answersMessageId,
      attachedToId,
    } = row
    return {
      id,
      title,
      kind: kind as LetterKind,
      language,
      dated: { edtf, first: firstDay, last: lastDay, basis },
      reference,
      referenceTruncated,
      inReplyTo: replyKind ? { kind: replyKind as InReplyTo['kind'], edtf: replyEdtf } : null,
      excerpt,
      sourceUrl,
      sourceNote,
      messageId,
      answersMessageId,
      attachedToId,
      parties: (named.get(id) ?? []).map(({ letterId: _, role, ...party }) => ({
        ...party,
        role: role as PartyRole,
      })),
      texts: (texts.get(id) ?? []).map(({ letterId: _, pages, ...text }) => ({
        ...text,
        pages: pages as LetterPage[] | null,
      })),
      files: (originals.get(id) ?? []).map(({ letterId: _, ...file }) => file),
      positions: coded.get(id) ?? [],
    }
  })
}

/** Coded on this dossier's topics, by letter, in the order of the text. */
async function keptPositions(
  db: Db,
  dossierId: string,
  here: SQL | undefined,
): Promise<Map<string, StoredPosition[]>> {
  const rows = await db
    .select({ position: positions, text: textVersions.version, coder: users.name })
    .from(positions)
    .innerJoin(letters, eq(letters.id, positions.letterId))
    .innerJoin(textVersions, eq(textVersions.id, positions.textVersionId))
    .innerJoin(topics, and(eq(topics.id, positions.topicId), eq(topics.dossierId, dossierId)))
    .leftJoin(users, eq(users.id, positions.createdBy))
    .where(here)
    .orderBy(asc(positions.letterId), asc(positions.start), asc(positions.id))
  const holders = groupRowsBy(
    'positionId',
    await db
      .select({ positionId: positionHolders.positionId, actorId: positionHolders.actorId })
      .from(positionHolders)
      .innerJoin(positions, eq(positions.id, positionHolders.positionId))
      .innerJoin(letters, eq(letters.id, positions.letterId))
      .where(here),
  )
  const coders = await codersNoted(db)
  const kept = rows.map(({ position, text, coder }): StoredPosition & { letterId: string } => {
    const {
      id,
      letterId,
      topicId,
      exact,
      prefix,
      suffix,
      start,
      end,
      paragraph,
      level,
      absence,
      conditional,
      condition,
      note,
      reported,
      status,
      createdAt,
      changedAt,
    } = position
    return {
      letterId,
      topicId,
      text,
      quote: { exact, prefix, suffix, start, end },
      paragraph,
      level: level as Level | null,
      absence: absence as Absence | null,
      conditional,
      condition,
      note,
      reported,
      status: status as PositionStatus,
      holderIds: (holders.get(id) ?? []).map(({ actorId }) => actorId),
      coder: coder ?? coders.get(id) ?? null,
      createdAt,
      changedAt,
    }
  })
  return groupRowsBy('letterId', kept)
}

/** Who coded what came with packages: people without an account here, whose names the log keeps. */
async function codersNoted(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: audit.thingId, after: audit.after })
    .from(audit)
    .where(and(eq(audit.thing, 'position'), eq(audit.deed, cameIn)))
  return new Map(
    rows.flatMap(({ id, after }) =>
      typeof asRecord(after).coder === 'string' ? [[id, asRecord(after).coder as string]] : [],
    ),
  )
}

type Around = {
  dossierId: string
  letters: readonly StoredLetter[]
  mergers: readonly { mergedId: string; intoId: string }[]
}

/**
 * Everybody whom the dossier's letters name, whoever was entered without a letter and stands in no other dossier, the
 * houses that they belong to, and what was merged with any of them; with the affiliations among them.
 */
async function keptActors(
  db: Db,
  sight: Sight,
  { dossierId, letters: kept, mergers }: Around,
): Promise<Pick<StoredDossier, 'actors' | 'affiliations'>> {
  const known = await db
    .select({ id: actors.id, kind: actors.kind, name: actors.name, letterId: actors.letterId })
    .from(actors)
    .where(knownBy(sight))
    .orderBy(asc(actors.id))
  const elsewhere = await namedElsewhere(db, sight, dossierId)
  const here = new Set(kept.map(({ id }) => id))
  const wanted = new Set(
    kept
      .flatMap((letter) => [
        ...letter.parties.map(({ actorId }) => actorId),
        ...letter.positions.flatMap(({ holderIds }) => holderIds),
      ])
      .filter((id) => id !== null),
  )
  for (const { id, letterId } of known)
    if (letterId === null ? !elsewhere.has(id) : here.has(letterId)) wanted.add(id)
  const belonging = (
    await db
      .select({ row: affiliations, visibility: letters.visibility })
      .from(affiliations)
      .leftJoin(letters, eq(letters.id, affiliations.letterId))
      .where(provenTo(sight))
      .orderBy(asc(affiliations.id))
  )
    // What another dossier's letter for named people says counts for that letter alone.
    .filter(
      ({ row, visibility }) =>
        row.letterId === null || here.has(row.letterId) || visibility !== 'named',
    )
    .map(({ row }) => row)
  const visible = new Set(known.map(({ id }) => id))
  for (let before = -1; before < wanted.size;) {
    before = wanted.size
    for (const { memberId, organisationId } of belonging)
      if (wanted.has(memberId)) wanted.add(organisationId)
    for (const { mergedId, intoId } of mergers)
      for (const [one, other] of [
        [mergedId, intoId],
        [intoId, mergedId],
      ] as const)
        if (wanted.has(one) && visible.has(other)) wanted.add(other)
  }
  const written = groupRowsBy(
    'actorId',
    await db.select().from(aliases).orderBy(asc(aliases.actorId), asc(aliases.name)),
  )
  return {
    actors: known
      .filter(({ id }) => wanted.has(id))
      .map(({ kind, ...actor }) => ({
        ...actor,
        kind: kind as ActorKind,
        aliases: (written.get(actor.id) ?? []).map(({ name }) => name),
      })),
    affiliations: belonging
      .filter(({ memberId }) => wanted.has(memberId))
      .map(({ id: _, ...row }) => row),
  }
}

/** Whom letters of other dossiers name. */
async function namedElsewhere(db: Db, { seen }: Sight, dossierId: string): Promise<Set<string>> {
  const others = db
    .select({ id: letters.id })
    .from(letters)
    .where(and(ne(letters.dossierId, dossierId), seen(letters.id)))
  const named = await db
    .selectDistinct({ id: parties.actorId })
    .from(parties)
    .where(inArray(parties.letterId, others))
  const holding = await db
    .selectDistinct({ id: positionHolders.actorId })
    .from(positionHolders)
    .innerJoin(positions, eq(positions.id, positionHolders.positionId))
    .where(inArray(positions.letterId, others))
  return new Set([...named, ...holding].flatMap(({ id }) => id ?? []))
}
