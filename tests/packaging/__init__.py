"""What a stranger installs: the wheel, its dependencies and their licences, the tree it is built from."""
