import { ActorWords } from './actor-words.tsx'
import { DayWords } from './day-words.tsx'
import type { SelectionProps } from './shown-selection.ts'
import { TopicWords } from './topic-words.tsx'
import './selection-words.css'

/** Who, what and when a page is about, said in words, each with the way to change it. */
export function SelectionWords({ days, ...props }: SelectionProps) {
  return (
    <div className="who-what-when" role="search" aria-label="What is shown">
      <ActorWords {...props} />
      <TopicWords {...props} />
      {days ?? <DayWords {...props} />}
    </div>
  )
}
