/** What `--help` says of credentials below the options of the commands that ask clusters. */
export const CREDENTIALS = `Credentials for clusters come from the environment: EQLIBRIUM_API_KEY (id:secret, or as the cluster encodes it), or
EQLIBRIUM_USER and EQLIBRIUM_PASSWORD; EQLIBRIUM_OPENSEARCH_API_KEY and the like are for one product. A user and a
password in the URL are taken too. None of them is ever printed. --ca names certificates to trust, --insecure
trusts any; --timeout is for one request. A cluster that is busy is asked again, as late as it says.`;
