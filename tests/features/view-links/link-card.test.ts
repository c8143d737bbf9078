import { expect, test } from 'vitest'
import { paintLinkCard } from '#app/features/view-links/link-card.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepLetterOf, openNewLink } from '#tests/support/view-links.ts'

test.each(['stances', 'quotes'] as const)(
  'what stands beside a shared link to %s is a picture of 1200 by 630 dots',
  async (table) => {
    await using store = await openTestStore()
    await keepLetterOf(store, 'Ylva Johansson')
    const { open } = await openNewLink(store, '', { table })
    const card = await paintLinkCard(await open())
    if (!card.ok) throw new Error(card.reason)
    const png = Buffer.from(card.bytes)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  },
)
