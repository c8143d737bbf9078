import { Form } from '@remix-run/react'

/** What is to be said of a language model; `sends`: what leaves the house where it is asked, null where it is not. */
export type ModelOfferData = {
  name: string
  words: string
  sends: string | null
  isAsking: boolean
}

/**
 * A language model that may be asked about the letter, with what would be sent to it. `onAsk`: asks it where scripts
 * run; without, the form does.
 */
export function ModelOffer({ model, onAsk }: { model: ModelOfferData; onAsk?: () => void }) {
  const { name, words, sends } = model
  if (!words && !sends) return null
  return (
    <section className="model-offer small" aria-label="Language model">
      {words && <p className="muted">{words}</p>}
      {sends && (
        <Form
          method="post"
          onSubmit={(event) => {
            if (!onAsk) return
            event.preventDefault()
            onAsk()
          }}
        >
          <p className="muted">{sends}</p>
          <button className="button" type="submit" name="deed" value="ask model">
            Ask {name}
          </button>
        </Form>
      )}
    </section>
  )
}
