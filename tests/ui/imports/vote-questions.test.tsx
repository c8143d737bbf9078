import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { VoteQuestions } from '#app/ui/imports/columns/vote-questions.tsx'

test('each column of votes asks for its topic and day, and for its values by themselves', () => {
  const vote = (place: number, heading: string, means: '2' | null) => ({
    ...{ place, heading, letter: 'C', topic: null, by: null, dated: '' },
    levels: [{ said: 'for', rows: 3, first: 2, means, by: null }],
  })
  const markup = renderToStaticMarkup(
    <VoteQuestions
      votes={[vote(2, 'Vote <A>', '2'), vote(3, 'Vote B', null)]}
      known={[{ id: 'encryption', name: 'Encryption' }]}
      open={['Say on which topic “Vote B” is.']}
      isRefused={false}
    />,
  )
  expect([...markup.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    'vote.2.topic',
    'vote.2.dated',
    'vote.2.level.0.said',
    'vote.2.level.0',
    'deed',
    'vote.3.topic',
    'vote.3.dated',
    'vote.3.level.0.said',
    'vote.3.level.0',
  ])
  expect(markup).toContain('value="show:2"')
  expect(markup).toContain('<b>Vote &lt;A&gt;</b>')
})
