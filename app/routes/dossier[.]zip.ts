import type { LoaderFunctionArgs } from '@remix-run/node'
import { dossierFile } from '#app/http/dossier-file.ts'

export const loader = ({ request }: LoaderFunctionArgs) => dossierFile(request)
