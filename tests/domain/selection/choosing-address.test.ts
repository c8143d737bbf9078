import { expect, test } from 'vitest'
import {
  namePageBehind,
  toAddressBehind,
  toChoosingAddress,
} from '#app/domain/selection/choosing-address.ts'
import { stanceViews } from '#app/domain/strips/stance-views.ts'

const paramsOf = (address: string) =>
  new URL(address, 'https://stanceline.example.org').searchParams

const goThere = (page: string, query: string) =>
  toChoosingAddress('encryption', `/dossiers/encryption${page}`, new URLSearchParams(query))

const comeBack = (address: string, who: string[] = [], actor: string[] = []) =>
  toAddressBehind('encryption', paramsOf(address), { who, actor })

test('one comes to choosing with the selection of a page, and back to that page with another', () => {
  const there = goThere(
    '/stances',
    'topic=t&actor=a&who=spoke&asOf=2020&view=matrix&sort=name&from=',
  )
  expect(there).toBe(
    '/dossiers/encryption/who?topic=t&actor=a&who=spoke&asOf=2020&back=stances%3Fview%3Dmatrix%26sort%3Dname',
  )
  expect(namePageBehind(paramsOf(there))).toBe('stances')
  expect(comeBack(there, ['kind:person'], ['b', 'c'])).toBe(
    '/dossiers/encryption/stances?topic=t&asOf=2020&who=kind%3Aperson&actor=b&actor=c&view=matrix&sort=name',
  )
})

test('the overview is a page to come back to, and without one one comes to stances', () => {
  const there = goThere('', 'actor=a')
  expect(namePageBehind(paramsOf(there))).toBe('the overview')
  expect(comeBack(there)).toBe('/dossiers/encryption')
  expect(comeBack('/dossiers/encryption/who?topic=t')).toBe('/dossiers/encryption/stances?topic=t')
})

test('one comes back to every way of showing stances', () => {
  for (const { page } of stanceViews)
    expect(comeBack(goThere(`/${page}`, '')), page).toBe(`/dossiers/encryption/${page}`)
})

test('nobody is led to a page that is none, nor by words of the way back to another selection', () => {
  for (const back of ['//evil.example', '../../settings', 'who', 'stances/../../x', '\nstances'])
    expect(comeBack(`/x?${new URLSearchParams({ back })}`), back).toBe(
      '/dossiers/encryption/stances',
    )
  expect(comeBack('/x?back=moves%3Fwho%3Dspoke%26tone%3Dshown%26actor%3Dz', [], ['b'])).toBe(
    '/dossiers/encryption/moves?actor=b&tone=shown',
  )
})
