import { expect, test } from 'vitest'
import { findCommands, listCommands } from '#app/domain/search/commands.ts'
import type { Role } from '#app/domain/users.ts'

const dossier = {
  slug: 'acts',
  audience: 'everyone' as const,
  teamRole: null,
  closedAt: null,
}

const list = (role: Role, changes: Partial<Parameters<typeof listCommands>[0]> = {}) =>
  listCommands({ user: { id: 'u', role }, dossier, carried: '', ...changes })

const namesOf = (commands: readonly { name: string }[]) => commands.map(({ name }) => name)
const find = (typed: string, role: Role = 'admin', most = 9) =>
  findCommands(typed, list(role), { dossier: 'acts', most })
const tell = (pieces: readonly { text: string; isHit: boolean }[]) =>
  pieces.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

test('each sees the commands of their role and no other', () => {
  const only = (more: Role, less: Role) =>
    namesOf(list(more)).filter((name) => !namesOf(list(less)).includes(name))
  expect(only('coder', 'viewer')).toEqual([
    'Add a letter',
    'New topic',
    'Make an actor',
    'Pairs that may be the same',
    'Imports',
  ])
  expect(only('editor', 'coder')).toEqual(['New dossier'])
  expect(only('admin', 'editor')).toEqual(['People', 'Settings', 'Erasures'])
  expect(only('viewer', 'admin')).toEqual([])
})

test('in a dossier for its team one may what one is in the team, and in a closed one nothing new', () => {
  const team = { ...dossier, audience: 'team' as const, teamRole: 'viewer' as const }
  expect(namesOf(list('editor', { dossier: team }))).not.toContain('New topic')
  const closed = { ...dossier, closedAt: '2026-01-01T00:00:00Z' }
  expect(namesOf(list('editor', { dossier: closed }))).not.toContain('New topic')
})

test('a page of a selection keeps it, another does not, and without a dossier there is no page of one', () => {
  const carried = '?actor=a&actor=b&topic=t'
  const hrefOf = (name: string) =>
    list('admin', { carried }).find((command) => command.name === name)!.href
  expect(hrefOf('Moves')).toBe('/dossiers/acts/moves?actor=a&actor=b&topic=t')
  expect(hrefOf('Matrix')).toBe('/dossiers/acts/stances?view=matrix&actor=a&actor=b&topic=t')
  expect(hrefOf('Topics')).toBe('/dossiers/acts/topics')
  expect(hrefOf('Letters')).toBe('/letters?dossier=acts')
  expect(hrefOf('Help')).toBe('/help')
  const outside = list('admin', { dossier: null, carried })
  expect(outside.every(({ href }) => !href.startsWith('/dossiers/acts'))).toBe(true)
  expect(outside.find(({ name }) => name === 'Letters')!.href).toBe('/letters')
})

test.each([
  ['cov', 'Coverage'],
  ['near far', 'Near and far'],
  ['what ch', 'What changed'],
  ['upload', 'Add a letter'],
  ['LOGOUT', 'Sign out'],
  ['briefing pdf', 'Briefings'],
  ['matrix', 'Matrix'],
])('%s finds %s first', (typed, name) => {
  expect(tell(find(typed).rows[0]!.name).replace(/[[\]]/g, '')).toBe(name)
})

test('a name comes before other words for it, and what was found is marked in both', () => {
  const found = find('set')
  expect(found.rows.map(({ name, beside }) => [tell(name), tell(beside)])).toEqual([
    ['[Settings]', ''],
    ['About this dossier', '[settings]'],
  ])
  expect([found.total, found.rank]).toEqual([2, 2])
})

test('without words all commands are there, and of more than fit the rest is counted', () => {
  const all = find('', 'viewer', 3)
  expect([all.rows.length, all.total]).toEqual([3, list('viewer').length])
  expect(find('nothing of this kind').total).toBe(0)
  expect(find('upload', 'viewer').total).toBe(0)
})
