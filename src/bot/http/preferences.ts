/**
 * What an `Accept-…` header names, the most wanted first, in lower case. What it refuses (`q=0`) is left out; of two
 * that are wanted alike the first named comes first.
 */
export const preferences = (header: string | undefined): string[] =>
  (header ?? '')
    .split(',')
    .map((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { name, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
    })
    .filter(({ name, weight }) => name !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ name }) => name);
