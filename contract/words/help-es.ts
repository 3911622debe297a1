/** Lo que dicen las páginas de ayuda, en español. */
import type { HelpWords } from './help-en.ts'

export const helpEs: HelpWords = {
  pageTitle: organisation => `Ayuda de ${organisation}`,
  articleTitle: (title, organisation) => `${title}, ${organisation}`,
  title: 'Ayuda para leer',
  lead: 'Busque aquí lo que quiera saber, o pregunte sin más a una persona. No hace falta leer antes.',
  search: '¿Qué busca?',
  searchHint: 'Basta con una o dos palabras.',
  find: 'Buscar',
  found: typed => `Lo que encaja con «${typed}»`,
  nothing: 'Ninguna página encaja con esas palabras. Pruebe otras, o pregunte a una persona: lo sabrá.',
  nothingYet: 'Aquí no hay todavía nada que leer. Pregunte a una persona.',
  everything: 'Todas las páginas',
  otherTopics: 'Lo demás',
  all: 'Todas las páginas de ayuda',
  otherLanguage: 'Esta página la tenemos solo en inglés. Una persona puede decirle qué pone.',
  updated: when => `Último cambio: ${when}.`,
  askInstead: '¿Prefiere preguntar a una persona?',
  beside: 'Para leer, si quiere',
  besideFits: 'Esto puede servirle',
}
