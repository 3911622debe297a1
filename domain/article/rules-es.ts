/** The rules about help articles, in Spanish. */
export const articleRulesEs = {
  'article-newest':
    'Alguien guardó este artículo después de que usted lo abriera: mire lo que escribió y guarde otra vez.',
  'article-place-free': 'Esta dirección ya es de otra página nuestra: elija otra.',
  'article-whole': 'Lo que leen los clientes necesita título y texto, al menos en un idioma.',
}
