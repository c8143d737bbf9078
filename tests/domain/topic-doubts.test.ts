import { expect, test } from 'vitest'
import { findTopicDoubts } from '#app/domain/topic-doubts.ts'
import { topics } from '#tests/support/world.ts'

const anchors = {
  '-2': 'Wants it ended.',
  '-1': 'Doubts that it is lawful.',
  '0': 'Weighs both sides.',
  '1': 'Says that it helps.',
  '2': 'Calls it indispensable.',
}
const sound = { name: 'Notice', proposition: 'Providers should give users notice.', anchors }

test('the topics of the first dossier and a sound one are doubted in nothing', () => {
  expect([
    findTopicDoubts(sound, topics),
    topics.map((topic) => findTopicDoubts(topic, [])),
  ]).toEqual([[], topics.map(() => [])])
})

test.each([
  [{ proposition: 'Providers should not scan messages.' }, /holds a “not”/],
  [{ proposition: 'Messages should be secret; providers should tell.' }, /two claims/],
  [{ proposition: 'Encryption of messages.' }, /asks for nothing/],
  [{ anchors: { ...anchors, '-1': '', '2': ' ' } }, /of what “opposes”, “strongly supports” means/],
  [
    { anchors: { ...anchors, '1': 'Calls it INDISPENSABLE' } },
    /“supports” and “strongly supports” mean nearly/,
  ],
])('%j is doubted, and nothing else in it', (change, sentence) => {
  expect(findTopicDoubts({ ...sound, ...change }, [])).toEqual([
    expect.stringMatching(sentence) as string,
  ])
})

test.each([
  'Οι πάροχοι πρέπει να ειδοποιούν τους χρήστες.',
  'Доставчиците трябва да уведомяват потребителите.',
  'يجب على مقدمي الخدمات إخطار المستخدمين.',
  'Anbieter sollen Nutzer benachrichtigen.',
])('of “%s” it is not said that it asks for nothing', (proposition) => {
  expect(findTopicDoubts({ ...sound, proposition }, [])).toEqual([])
})

test('two propositions that say the same are doubted by the name of the other', () => {
  expect(
    findTopicDoubts({ ...sound, proposition: 'Users should — providers give notice!' }, [sound]),
  ).toEqual(['The proposition says nearly the same as that of “Notice”.'])
})
