import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { answerRobots, forbidIndexing, readIndexSetting } from '#app/server/robots.ts'

async function openRobotsServer(publicLetters: boolean) {
  const app = express()
  app.use(forbidIndexing({ publicLetters }))
  app.get('/robots.txt', answerRobots)
  app.all('*', (_request, response) => void response.send('a page'))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address() as AddressInfo
  return {
    get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`),
    [Symbol.asyncDispose]: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

const letter = '/letters/019ac0de-0000-7000-8000-00000000c0de'

test('search engines are asked to list nothing, public letters neither', async () => {
  await using server = await openRobotsServer(false)
  for (const path of ['/', '/letters', letter, `${letter}/original`, '/sign-in'])
    expect((await server.get(path)).headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('where it is allowed they list the pages of letters and nothing else', async () => {
  await using server = await openRobotsServer(true)
  expect((await server.get(letter)).headers.get('x-robots-tag')).toBeNull()
  for (const path of ['/', '/letters', `${letter}/original`, `${letter}/history`])
    expect((await server.get(path)).headers.get('x-robots-tag')).toBe('noindex, nofollow')
})

test('robots.txt lets them read that letters are not to be listed', async () => {
  await using server = await openRobotsServer(false)
  const answer = await server.get('/robots.txt')
  expect([answer.status, await answer.text()]).toEqual([
    200,
    'User-agent: *\nAllow: /letters/\nDisallow: /\n',
  ])
})

test('the setting is yes or no', () => {
  expect(
    [{}, { INDEX_PUBLIC_LETTERS: 'yes' }, { INDEX_PUBLIC_LETTERS: 'no' }].map(readIndexSetting),
  ).toEqual([false, true, false])
  expect(() => readIndexSetting({ INDEX_PUBLIC_LETTERS: 'maybe' })).toThrow(
    'INDEX_PUBLIC_LETTERS is “maybe”. Set it to yes or no.',
  )
})
