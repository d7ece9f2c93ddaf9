/** The gate file stands at the root of the judged project. */
export const gateFilePath = 'sallyport.yaml';
