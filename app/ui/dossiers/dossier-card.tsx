import { Form } from '@remix-run/react'
import { Fact } from '../fact.tsx'
import { SelectField, TextArea, TextField } from '../fields.tsx'
import '../topics/topic-form.css'
import { audienceOptions } from './new-dossier-form.tsx'

type Props = {
  fields: Record<string, string>
  errors: Record<string, string>
  revision: string
}

const audienceHint =
  'For everybody outside its team it is then as if it were not there: its topics, milestones and ' +
  'what is coded on them. Its letters stay as visible as each of them is.'

const fourEyesHint =
  'What somebody codes or changes from now on counts once somebody else approved it, under “To approve”. Nothing that ' +
  'counts stops counting. Switched off again, what waits goes on waiting until it is approved.'

/** What is said of a dossier, to be changed. */
export function DossierCard({ fields, errors, revision }: Props) {
  return (
    <section className="card" aria-labelledby="about">
      <h2 id="about">About it</h2>
      <Form method="post" noValidate className="topic-form">
        <input type="hidden" name="revision" value={revision} />
        <TextField label="Name" name="name" defaultValue={fields.name} error={errors.name} />
        <TextField
          label="Short name, for the bar and charts"
          name="shortName"
          defaultValue={fields.shortName}
          error={errors.shortName}
          hint="At most 24 characters. Left empty, the name stands there."
        />
        <TextField
          label="Procedure"
          name="procedure"
          defaultValue={fields.procedure}
          error={errors.procedure}
          hint="Such as 2020/0259(COD)."
        />
        <TextArea
          label="Summary"
          name="summary"
          rows={3}
          defaultValue={fields.summary}
          error={errors.summary}
          hint="Two sentences: the first lines of every briefing."
        />
        <SelectField
          label="Who sees it"
          name="audience"
          options={audienceOptions}
          defaultValue={fields.audience}
          error={errors.audience}
          hint={audienceHint}
        />
        <TextField
          label="Letters to be coded a second time, in per cent"
          name="secondShare"
          inputMode="numeric"
          defaultValue={fields.secondShare}
          error={errors.secondShare}
          hint="Of the finished ones, drawn at random. Left empty, it is 10 % or what was drawn last."
        />
        <div className="field">
          <label>
            <input
              type="checkbox"
              name="fourEyes"
              value="yes"
              defaultChecked={fields.fourEyes === 'yes'}
              aria-describedby="four-eyes-hint"
            />{' '}
            Ask for four eyes
          </label>
          <p className="hint" id="four-eyes-hint">
            {fourEyesHint}
          </p>
        </div>
        <div className="row actions">
          <button className="button primary" type="submit" name="deed" value="save">
            Save
          </button>
        </div>
      </Form>
    </section>
  )
}

type DossierWords = {
  procedure: string | null
  summary: string | null
  audience: string
  fourEyes: boolean
}

/** The same for those who may read it alone. */
export function DossierText({ dossier }: { dossier: DossierWords }) {
  return (
    <dl className="card facts">
      <Fact term="Procedure">{dossier.procedure ?? '–'}</Fact>
      <Fact term="Summary">{dossier.summary ?? '–'}</Fact>
      <Fact term="Who sees it">
        {audienceOptions.find(([audience]) => audience === dossier.audience)?.[1]}
      </Fact>
      <Fact term="Four eyes">
        {dossier.fourEyes ? 'What is coded counts once somebody else approved it' : 'Not asked for'}
      </Fact>
    </dl>
  )
}
