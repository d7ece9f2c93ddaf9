/** `.gitattributes` of the record's copy: merging it line by line would break it, other line ends would as well. */
export const copyAttributes = '* -text -diff merge=binary\n';
