import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** The sources of the product by path from its root, such as `app/domain/days.ts`. */
export type Sources = ReadonlyMap<string, string>

/** `to` is a path of the product, or the name of a package such as `zod` or `node:fs`. */
export type Import = { from: string; to: string; typesOnly: boolean }

export function productSources(): Sources {
  const files = ['app', 'db', 'seeds'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return new Map(
    files
      .filter((file) => /\.(tsx?|js)$/.test(file))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )
}

/** Every import of every source, also those that are passed on or come later (`await import`). Styles and pictures are left out. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, text]) => importsIn(from, text))
}

const known = new Map<string, Import[]>()

function importsIn(from: string, text: string): Import[] {
  const key = `${from}\n${text}`
  const found = known.get(key) ?? read(from, text)
  known.set(key, found)
  return found
}

function read(from: string, text: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Expression | undefined, typesOnly: boolean) => {
    if (
      specifier &&
      ts.isStringLiteralLike(specifier) &&
      !/\.(css|svg|woff2)(\?url)?$/.test(specifier.text)
    )
      found.push({ from, to: resolved(specifier.text, from), typesOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal as ts.Expression, true)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.ES2022, true))
  return found
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    !clause.name &&
    names !== undefined &&
    ts.isNamedImports(names) &&
    names.elements.length > 0 &&
    names.elements.every(({ isTypeOnly }) => isTypeOnly)
  )
}

/** `#app/x.ts` and `./x.ts` as paths from the root; everything else is a package. */
function resolved(specifier: string, from: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  return specifier
}

/** The functions that a source exports, by name, as they are written. */
export function exportedFunctions(path: string, text: string): Map<string, string> {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const found = new Map<string, string>()
  for (const statement of file.statements) {
    if (
      !ts.canHaveModifiers(statement) ||
      !ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    )
      continue
    if (ts.isFunctionDeclaration(statement) && statement.name)
      found.set(statement.name.text, statement.getText())
    if (ts.isVariableStatement(statement))
      for (const { name, initializer } of statement.declarationList.declarations)
        found.set(name.getText(), initializer?.getText() ?? '')
  }
  return found
}
