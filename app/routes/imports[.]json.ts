import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { importPosted, importsListed } from '#app/http/import-api.ts'

export const loader = ({ request }: LoaderFunctionArgs) => importsListed(request)

export const action = ({ request }: ActionFunctionArgs) => importPosted(request)
