import type { ComponentProps } from 'react'
import { levels } from '#app/domain/level.ts'
import { sideFieldName } from '#app/domain/topic-wording.ts'
import { sideLanguages, topicSides } from '#app/domain/topic-sides.ts'
import { capitaliseFirst, formatSignedNumber } from '#app/domain/text/words.ts'
import { TextArea, TextField } from '../fields.tsx'
import { ExampleFields } from './example-fields.tsx'

type Props = Omit<ComponentProps<typeof ExampleFields>, 'level'>

const sideLegends = {
  supports: 'Who supports it, in short',
  opposes: 'Who opposes it, in short',
} as const

/** Every field of a topic's words. */
export function WordingFields(props: Props) {
  const { fields, errors } = props
  return (
    <>
      <TextField label="Name" name="name" defaultValue={fields.name} error={errors.name} />
      <TextArea
        label="Proposition"
        name="proposition"
        rows={2}
        defaultValue={fields.proposition}
        error={errors.proposition}
        hint="A sentence that one can support or oppose."
      />
      {topicSides.map((side) => (
        <fieldset key={side}>
          <legend>{sideLegends[side]}</legend>
          <p className="hint">
            {side === 'supports'
              ? 'Sentences name the thing with it instead of “the proposition”.'
              : 'What they support instead.'}
          </p>
          {sideLanguages.map(({ language, name, verb }) => (
            <TextField
              key={language}
              label={`${name}: ${verb} …`}
              name={sideFieldName(side, language)}
              lang={language}
              defaultValue={fields[sideFieldName(side, language)]}
              error={errors[sideFieldName(side, language)]}
            />
          ))}
        </fieldset>
      ))}
      <fieldset>
        <legend>What each level means</legend>
        {[...levels].reverse().map(({ level, word }) => (
          <div key={level} className="level-fields">
            <TextArea
              label={`${formatSignedNumber(level)} ${capitaliseFirst(word)}`}
              name={String(level)}
              rows={2}
              defaultValue={fields[level]}
              error={errors[level]}
            />
            <ExampleFields {...props} level={level} />
          </div>
        ))}
      </fieldset>
      <TextArea
        label="Cue phrases"
        name="cues"
        rows={4}
        defaultValue={fields.cues}
        error={errors.cues}
        hint="One a line; a * at the end of a word leaves it open, as in encrypt*. They suggest a passage, never a level."
      />
    </>
  )
}
