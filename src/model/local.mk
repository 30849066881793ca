noinst_LIBRARIES += libtlmodel.a
libtlmodel_a_SOURCES =
