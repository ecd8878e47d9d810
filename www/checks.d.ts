// Made by the build from the schemas beside this file: validators as plain code, since the page's policy lets none be made
// at run time.

interface Check { (data: unknown): boolean; errors?: { instancePath: string, message?: string }[] | null }
export const project: Check;
export const link: Check;
