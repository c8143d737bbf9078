import { Link } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { levels, type Level } from '#app/domain/level.ts'
import type { LevelExamples } from '#app/domain/topic-wording.ts'
import type { Topic } from '#app/domain/topics.ts'

type AnchorExample = {
  level: Level
  kind: keyof LevelExamples
  quote: string
  letter: string
  href: string
}

/** The passages that show levels, by topic; a topic that is not among them is told about on its own page. */
export const AnchorExamplesContext = createContext<Readonly<Record<string, AnchorExample[]>>>({})

const labels = { example: 'Example', counter: 'Looks like it and is not' } as const

/** The passages that show what the chosen level means for the topic, and what is easily taken for it. */
export function AnchorExamples({ stance, topic }: { stance: string; topic: Topic | undefined }) {
  const byTopic = useContext(AnchorExamplesContext)
  const level = levels.find((row) => String(row.level) === stance)
  if (!topic || !level) return null
  const ofTopic = byTopic[topic.id]
  if (!ofTopic) return <p className="hint">Its examples stand on the page of the topic.</p>
  return (
    <>
      {ofTopic
        .filter((one) => one.level === level.level)
        .map(({ kind, quote, letter, href }) => (
          <p key={kind} className="hint anchor-example">
            <span className="tiny">{labels[kind]}</span>
            <q>{quote}</q>
            <Link className="tiny" to={href} target="_blank">
              {letter}
              <span className="out-of-sight"> (opens another window)</span>
            </Link>
          </p>
        ))}
    </>
  )
}
