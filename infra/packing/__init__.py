"""The package that Lambda runs: made without Docker, the same bytes every time.

python -m infra.packing                 build/package/, build/broadsheet.zip, and its SBOM
python -m infra.packing --into FOLDER   what is in the package, put into a folder (for `sam build`)

wheels      the requirements are installed for Lambda's processor and Python, by their hashes
trim        what no function ever opens is left out
models      what botocore is told of each service, cut down to what is asked of it
roots       the certificates that AWS's own addresses need
compiled    byte code that stays valid whatever date the files get
precompiled what Python would compile beside it in each process (`recording` notes it)
archive     files become one zip, in one order, with one date
sbom        what is in it, in CycloneDX
package     all of it, one step after the other
"""
