import { expect, test } from 'vitest'
import { buildBriefingFile } from '#app/features/briefings/briefing-file.ts'
import { buildChangesFeed } from '#app/features/changes/changes-feed.ts'
import { buildDossierFile } from '#app/features/codebook/dossier-package.ts'
import { readLeftOutRemark } from '#app/features/second-coding/left-out-remark.ts'
import { buildViewFile } from '#app/features/view-files/view-file.ts'
import { dossierOf, theDossier } from '#tests/support/letters.ts'
import { openFinishedLetter, putInSecondHands } from '#tests/support/second-coding.ts'
import { openTestStore, type TestStore } from '#tests/support/store.ts'

/** What somebody downloads of the dossier, by what it is. */
async function download(store: TestStore, visible: ReturnType<TestStore['visibleTo']>) {
  const [dossier, params] = [await theDossier(store), new URLSearchParams()]
  const [table, summary, feed] = [
    await buildViewFile(visible, dossier, params, { table: 'stances', format: 'json' }),
    await buildBriefingFile(visible, dossier, params, 'md'),
    await buildChangesFeed(visible, dossier, params, {
      site: 'https://example.org',
      ending: 'json',
    }),
  ]
  if (!table.ok || !summary.ok || !feed.ok) throw new Error('refused')
  const read = async (chunks: AsyncIterable<string | Uint8Array>) => {
    const pieces: Buffer[] = []
    for await (const chunk of chunks) pieces.push(Buffer.from(chunk))
    return String(Buffer.concat(pieces))
  }
  return {
    table: await read(table.chunks),
    summary: await read(summary.chunks),
    feed: feed.content,
  }
}

test('files say what they leave out for whoever codes a letter a second time, and no package lacks it unsaid', async () => {
  await using store = await openTestStore()
  const { ana, ben, letterId } = await openFinishedLetter(store)
  const dossierId = await dossierOf(store)
  await putInSecondHands(store, { dossierId, userId: ben.id, letterIds: [letterId] })
  const [blind, others] = [store.visibleTo(ben), store.visibleTo(ana)]
  const remark = 'One letter is left out: you are coding it a second time.'
  expect(await readLeftOutRemark(blind)).toBe(remark)
  expect(await readLeftOutRemark(others)).toBeNull()
  for (const [name, file] of Object.entries(await download(store, blind)))
    expect(file, name).toContain(remark)
  for (const [name, file] of Object.entries(await download(store, others)))
    expect(file, name).not.toContain('left out: you')
  expect(await buildDossierFile(blind, dossierId)).toMatchObject({ ok: false, why: 'incomplete' })
  expect(await buildDossierFile(others, dossierId)).toMatchObject({ ok: true })
})
