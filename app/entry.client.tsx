import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { KeptMarkupContext } from '#app/charts/kept-markup.ts'

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <KeptMarkupContext.Provider value="in the page">
        <RemixBrowser />
      </KeptMarkupContext.Provider>
    </StrictMode>,
  )
})
