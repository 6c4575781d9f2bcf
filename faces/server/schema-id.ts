/** A city's id as its schema's name has it. */
export const schemaId = (city: { readonly id: string }): string => city.id.replaceAll("-", "_");
