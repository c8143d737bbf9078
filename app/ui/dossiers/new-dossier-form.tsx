import { Form } from '@remix-run/react'
import { useState } from 'react'
import { findTopicDoubts } from '#app/domain/topic-doubts.ts'
import type { LevelAnchors } from '#app/domain/topics.ts'
import { SelectField, TextArea, TextField } from '../fields.tsx'
import '../topics/topic-form.css'

type Props = {
  fields: Record<string, string>
  errors: Record<string, string>
  /** Where the form is sent; the page itself, where nothing is said. */
  action?: string
}

export const audienceOptions = [
  ['everyone', 'Everybody who is signed in'],
  ['team', 'Its team alone'],
] as const

const emptyAnchors: LevelAnchors = { '-2': '', '-1': '', '0': '', '1': '', '2': '' }

/** What a new dossier follows, and the first sentence that one can support or oppose; doubts block nothing. */
export function NewDossierForm({ fields, errors, action }: Props) {
  const [proposition, setProposition] = useState(fields.proposition ?? '')
  const doubts = proposition.trim()
    ? findTopicDoubts({ name: 'x', proposition, anchors: emptyAnchors }, []).filter(
        (doubt) => !/level/i.test(doubt),
      )
    : []
  return (
    <Form method="post" action={action} className="topic-form" noValidate>
      {errors.form && (
        <p className="notice bad" role="alert">
          {errors.form}
        </p>
      )}
      <TextField
        label="What do you follow?"
        name="name"
        defaultValue={fields.name}
        error={errors.name}
        hint="Such as “Child sexual abuse interim Regulation”."
      />
      <TextField
        label="Procedure, if it has one"
        name="procedure"
        defaultValue={fields.procedure}
        error={errors.procedure}
        hint="Such as 2020/0259(COD)."
      />
      <TextArea
        label="One sentence that one can support or oppose"
        name="proposition"
        rows={2}
        value={proposition}
        onChange={(event) => setProposition(event.target.value)}
        error={errors.proposition}
        hint={
          doubts.length
            ? doubts.join(' ')
            : 'Your first topic; you can change it. It may also be left for later.'
        }
      />
      <TextField
        label="Name of this topic"
        name="topic"
        defaultValue={fields.topic}
        error={errors.topic}
        hint="One or two words for columns and charts. Left empty, the first words of the sentence."
      />
      <SelectField
        label="Who sees it"
        name="audience"
        options={audienceOptions}
        defaultValue={fields.audience ?? 'everyone'}
        error={errors.audience}
      />
      <div className="row actions">
        <button className="button primary" type="submit">
          Start
        </button>
      </div>
    </Form>
  )
}
